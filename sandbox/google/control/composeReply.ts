import addressparser from "nodemailer/lib/addressparser/index.js";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import type { SampleEmail } from "../../mail/sampleEmail.ts";
import type { AccountRow } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import { type EmailRow, rawOf } from "../mailbox/emails.ts";
import { firstHeader, headersOf } from "../mime/headers.ts";
import type { Reply } from "./types.ts";

/** An answer to `email` as a mail program would write it: RFC 5322 threading headers, the thread of the original. */
export async function composeReply(
  google: GoogleContext,
  account: AccountRow,
  email: EmailRow,
  reply: Reply,
): Promise<SampleEmail> {
  const headers = headersOf(rawOf(google.store, email.seq));
  const receivedAt = reply.receivedAt ?? google.clock.now();
  const [sender] = addressparser(reply.from, { flatten: true });
  const own = [account.address, ...account.aliases].some(
    (address) => address.toLowerCase() === sender?.address.toLowerCase(),
  );
  const original = firstHeader(headers, "Message-ID");
  const subject = firstHeader(headers, "Subject");
  const to = own ? firstHeader(headers, "Reply-To") || firstHeader(headers, "From") : account.address;
  const raw = await new MailComposer({
    from: reply.from,
    to,
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
    date: new Date(receivedAt),
    messageId: `<${email.id}.${countOf(google, account)}.reply@threadbook-sandbox.example>`,
    text: reply.text,
    ...(reply.html === undefined ? {} : { html: reply.html }),
    ...(original
      ? { inReplyTo: original, references: `${firstHeader(headers, "References")} ${original}`.trim() }
      : {}),
  })
    .compile()
    .build();
  const thread = google.store.get<{ key: string }>(
    "SELECT key FROM thread WHERE account_id = ? AND id = ?",
    account.id,
    email.threadId,
  );
  return {
    raw,
    receivedAt,
    threadKey: thread?.key ?? email.threadId,
    labels: own ? ["SENT"] : ["INBOX", "UNREAD"],
  };
}

/** How many emails the mailbox ever had: tells replies of one moment apart, the same way in every run. */
function countOf(google: GoogleContext, account: AccountRow): number {
  return (
    google.store.get<{ n: number }>("SELECT email_count AS n FROM account WHERE id = ?", account.id)?.n ?? 0
  );
}
