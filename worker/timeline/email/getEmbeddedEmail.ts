import type { EmbeddedEmail } from "#shared/embeddedEmail.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { largestEmbedded, readEmbedded } from "../../providers/mail/readEmbedded.ts";
import { readAtMost } from "../../providers/readAtMost.ts";
import { attachmentNotFound, getAttachment } from "./getAttachment.ts";

/**
 * A mail that lies in an email as a file, for reading. `inside` leads from there to one that lies deeper.
 * @throws AppError as `getAttachment`; `attachment_not_found` too where there is no mail, `payload_too_large`
 */
export async function getEmbeddedEmail(
  ctx: UserContext,
  emailId: string,
  attachmentId: string,
  inside: readonly number[],
): Promise<EmbeddedEmail> {
  const { attachment, bytes } = await getAttachment(ctx, emailId, attachmentId);
  if (attachment.mimeType !== "message/rfc822" && !/\.eml$/i.test(attachment.filename)) {
    await bytes.cancel();
    throw attachmentNotFound("This file is no email.");
  }
  const read = await readAtMost(bytes, largestEmbedded);
  if (!read.isWhole)
    throw new AppError(
      "payload_too_large",
      "This email is too large to be opened here. Download it instead.",
    );
  const email = await readEmbedded(read.bytes, inside, ctx.clock.now());
  if (email === null) throw attachmentNotFound("There is no email at this place in the file.");
  return email;
}
