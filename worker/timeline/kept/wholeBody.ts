import * as z from "zod";
import { openMailbox } from "../../accounts/mailboxes/openMailbox.ts";
import type { UserContext } from "../../context.ts";
import { type MessageBody, messageBodySchema } from "../../providers/mail/messageBody.ts";
import { readAtMost } from "../../providers/readAtMost.ts";
import type { VisibleEmail } from "../visibleEmail.ts";
import { keepFile, largestKept } from "./keepFile.ts";
import { bodyPart, type Kept, readKept } from "./readKept.ts";

const storedBody = z
  .string()
  .transform((text, issue): unknown => {
    try {
      return JSON.parse(text);
    } catch {
      issue.addIssue("is no JSON");
      return z.NEVER;
    }
  })
  .pipe(messageBodySchema);

type Found = Pick<VisibleEmail, "email" | "mailbox"> & { kept: Kept };

/**
 * Text and HTML of an email: as the organization keeps them, or from the provider, and then kept where that is wanted.
 * Null where the provider no longer has the email and nothing is kept.
 * @throws ProviderError
 */
export async function wholeBody(
  ctx: UserContext,
  { email, mailbox, kept }: Found,
): Promise<MessageBody | null> {
  const own = await keptBody(ctx, kept);
  if (own !== null) return own;
  if (email.deletedInProvider) return null;
  const body = await openMailbox(ctx, mailbox).body(email.externalId);
  if (kept.isWanted && ctx.objects !== null) {
    const target = { organizationId: email.organizationId, emailId: email.id, part: bodyPart };
    const bytes = new Blob([JSON.stringify(body)]).stream();
    await keepFile(ctx, ctx.objects, target, bytes);
  }
  return body;
}

async function keptBody(ctx: UserContext, kept: Kept): Promise<MessageBody | null> {
  const bytes = await readKept(ctx, kept);
  if (bytes === null) return null;
  const read = await readAtMost(bytes, largestKept);
  const parsed = storedBody.safeParse(new TextDecoder().decode(read.bytes));
  if (parsed.success) return parsed.data;
  ctx.log.warn("kept_body_unread", { objectId: kept.object?.id });
  return null;
}
