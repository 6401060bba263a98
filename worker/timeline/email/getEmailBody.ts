import type { EmailBodyAnswer } from "#shared/email.ts";
import type { Meeting } from "#shared/meeting.ts";
import { textParts } from "#shared/textParts.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { isForwardSubject } from "../../providers/mail/quotedHistory.ts";
import { longestCalendar, readMeeting } from "../../providers/mail/readMeeting.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { readAtMost } from "../../providers/readAtMost.ts";
import { bodyPart, visibleFile } from "../kept/readKept.ts";
import { wholeBody } from "../kept/wholeBody.ts";
import type { VisibleEmail } from "../visibleEmail.ts";
import { getAttachment } from "./getAttachment.ts";

/**
 * The text of an email, as the organization keeps it or from the provider; where that does not answer, the text that is
 * stored, and it says so.
 * @throws AppError `email_not_found`, `forbidden` where the mailbox does not share it
 */
export async function getEmailBody(ctx: UserContext, id: string): Promise<EmailBodyAnswer> {
  const found = await visibleFile(ctx, id, bodyPart);
  const { email, mailbox } = found;
  try {
    const whole = await wholeBody(ctx, found);
    if (whole === null) return storedBody(email);
    const { calendar, ...body } = whole;
    return {
      ...body,
      parts: textParts(body.text, { isForward: isForwardSubject(email.subject) }),
      meeting: calendar === null ? await attachedMeeting(ctx, email) : readMeeting(calendar),
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
async function attachedMeeting(ctx: UserContext, email: VisibleEmail["email"]): Promise<Meeting | null> {
  const file = email.attachments.find(
    ({ mimeType, filename, size }) =>
      size <= longestCalendar &&
      (/^(?:text\/calendar|application\/ics)$/.test(mimeType) || /\.ics$/i.test(filename)),
  );
  if (file === undefined) return null;
  try {
    const { bytes } = await getAttachment(ctx, email.id, file.id);
    const read = await readAtMost(bytes, longestCalendar);
    return readMeeting(new TextDecoder().decode(read.bytes));
  } catch (error) {
    if (error instanceof ProviderError || error instanceof AppError) return null;
    throw error;
  }
}
