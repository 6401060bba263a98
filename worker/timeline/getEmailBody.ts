import type { EmailBodyAnswer } from "#shared/email.ts";
import type { Meeting } from "#shared/meeting.ts";
import { textParts } from "#shared/textParts.ts";
import { openMailbox } from "../accounts/mailboxes/openMailbox.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { isForwardSubject } from "../providers/mail/quotedHistory.ts";
import { longestCalendar, readMeeting } from "../providers/mail/readMeeting.ts";
import type { MailProvider } from "../providers/mailProvider.ts";
import { ProviderError } from "../providers/providerError.ts";
import { readAtMost } from "../providers/readAtMost.ts";
import { type VisibleEmail, visibleEmail } from "./visibleEmail.ts";

/**
 * The text of an email, from the provider; where that does not answer, the text that is stored, and it says so.
 * @throws AppError `email_not_found`, `forbidden` where the mailbox does not share it
 */
export async function getEmailBody(ctx: UserContext, id: string): Promise<EmailBodyAnswer> {
  const { email, mailbox } = requireWhole(await visibleEmail(ctx, id));
  if (email.deletedInProvider) return storedBody(email);
  const provider = openMailbox(ctx, mailbox);
  try {
    const { calendar, ...body } = await provider.body(email.externalId);
    return {
      ...body,
      parts: textParts(body.text, { isForward: isForwardSubject(email.subject) }),
      meeting: calendar === null ? await attachedMeeting(provider, email) : readMeeting(calendar),
      source: "provider",
    };
  } catch (error) {
    // Where no text is kept there is nothing to show instead.
    if (!(error instanceof ProviderError) || email.bodyText === "") throw error;
    ctx.log.warn("body_from_store", { emailId: id, emailProviderId: mailbox.id, code: error.code });
    return storedBody(email);
  }
}

function storedBody({ bodyText, subject }: VisibleEmail["email"]): EmailBodyAnswer {
  return {
    text: bodyText,
    parts: textParts(bodyText, { isForward: isForwardSubject(subject) }),
    html: null,
    isShortened: false,
    meeting: null,
    source: bodyText === "" ? "none" : "stored",
  };
}

/** Some programs send an invitation as a file only. That it cannot be had is no reason not to show the text. */
async function attachedMeeting(
  provider: MailProvider,
  email: VisibleEmail["email"],
): Promise<Meeting | null> {
  const file = email.attachments.find(
    ({ mimeType, filename, size }) =>
      size <= longestCalendar &&
      (/^(?:text\/calendar|application\/ics)$/.test(mimeType) || /\.ics$/i.test(filename)),
  );
  if (file === undefined) return null;
  try {
    const { bytes } = await provider.attachment(email.externalId, file.id);
    const read = bytes instanceof Uint8Array ? bytes : (await readAtMost(bytes, longestCalendar)).bytes;
    return readMeeting(new TextDecoder().decode(read));
  } catch (error) {
    if (error instanceof ProviderError) return null;
    throw error;
  }
}

/** @throws AppError `forbidden` where a colleague's mailbox does not share all of its filed mail. */
export function requireWhole(found: VisibleEmail): VisibleEmail {
  if (found.visibility !== "full")
    throw new AppError("forbidden", "The text and files of this email are not shared with you.");
  return found;
}
