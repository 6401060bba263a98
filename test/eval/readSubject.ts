import type { AssociationSubject } from "#worker/association/decision.ts";
import type { Facts } from "#worker/association/facts.ts";
import { isOwn } from "#worker/association/participants.ts";
import { parseAddresses, parseSender } from "#worker/providers/mail/addresses.ts";
import { isAutomated } from "#worker/providers/mail/automated.ts";
import { toBodyText } from "#worker/providers/mail/bodyText.ts";
import { type Header, indexHeaders } from "#worker/providers/mail/headers.ts";

/** A mail as a mailbox holds it. */
export interface ReadableMail {
  emailId: string;
  threadId: string;
  headers: readonly Header[];
  /** Plain text with quoted history. */
  text: string;
  isSent: boolean;
}

/** What the engine would be given of a mail, read as sync reads it. */
export function readSubject(mail: ReadableMail, facts: Facts): AssociationSubject {
  const headers = indexHeaders(mail.headers);
  const from = parseSender(headers.first("from"));
  const [to, cc, bcc] = [headers.all("to"), headers.all("cc"), headers.all("bcc")].map(parseAddresses) as [
    AssociationSubject["to"],
    AssociationSubject["cc"],
    AssociationSubject["bcc"],
  ];
  const isFromUs = mail.isSent || (from !== null && isOwn(from.address, facts));
  const recipients = [...to, ...cc, ...bcc];
  const isAmongUs = recipients.length > 0 && recipients.every(({ address }) => isOwn(address, facts));
  const subject = headers.first("subject") ?? "";
  return {
    emailId: mail.emailId,
    threadId: mail.threadId,
    direction: isFromUs ? (isAmongUs ? "internal" : "outbound") : "inbound",
    isAutomated: isAutomated(headers, from),
    ...{ from, to, cc, bcc, replyTo: parseAddresses(headers.all("reply-to")) },
    subject,
    bodyText: toBodyText(mail.text, subject),
  };
}
