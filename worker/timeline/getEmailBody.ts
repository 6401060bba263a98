import type { EmailBodyAnswer } from "#shared/email.ts";
import { openMailbox } from "../accounts/openMailbox.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { ProviderError } from "../providers/providerError.ts";
import { type VisibleEmail, visibleEmail } from "./visibleEmail.ts";

/**
 * The whole text of an email, from the provider; where that does not answer, the text that is stored, and it says so.
 * @throws AppError `email_not_found`, `forbidden` where the mailbox does not share it
 */
export async function getEmailBody(ctx: UserContext, id: string): Promise<EmailBodyAnswer> {
  const { email, mailbox } = requireWhole(await visibleEmail(ctx, id));
  const stored = { text: email.bodyText, html: null, source: "stored" } as const;
  if (email.deletedInProvider) return stored;
  try {
    return { ...(await openMailbox(ctx, mailbox).body(email.externalId)), source: "provider" };
  } catch (error) {
    if (!(error instanceof ProviderError)) throw error;
    ctx.log.warn("body_from_store", { emailId: id, emailProviderId: mailbox.id, code: error.code });
    return stored;
  }
}

/** @throws AppError `forbidden` where a colleague's mailbox does not share all of its filed mail. */
export function requireWhole(found: VisibleEmail): VisibleEmail {
  if (found.visibility !== "full")
    throw new AppError("forbidden", "The text and files of this email are not shared with you.");
  return found;
}
