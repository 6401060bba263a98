import type { SampleEmail } from "../../mail/sampleEmail.ts";
import { composeReply } from "../../mime/composeReply.ts";
import type { Reply } from "../../standIn/control/types.ts";
import type { AccountRow } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import { type EmailRow, rawOf } from "../mailbox/emails.ts";

/** An answer to `email`, in the thread of the original. */
export async function replyTo(
  google: GoogleContext,
  account: AccountRow,
  email: EmailRow,
  reply: Reply,
): Promise<SampleEmail> {
  const { emailId: _, receivedAt = google.clock.now(), ...content } = reply;
  const { raw, sent } = await composeReply({
    ...content,
    original: rawOf(google.store, email.seq),
    owner: account,
    messageId: `${email.id}.${countOf(google, account)}.reply@threadbook-sandbox.example`,
    at: receivedAt,
  });
  const thread = google.store.get<{ key: string }>(
    "SELECT key FROM thread WHERE account_id = ? AND id = ?",
    account.id,
    email.threadId,
  );
  return {
    raw,
    receivedAt,
    threadKey: thread?.key ?? email.threadId,
    labels: sent ? ["SENT"] : ["INBOX", "UNREAD"],
  };
}

/** How many emails the mailbox ever had: tells replies of one moment apart, the same way in every run. */
function countOf(google: GoogleContext, account: AccountRow): number {
  return (
    google.store.get<{ n: number }>("SELECT email_count AS n FROM account WHERE id = ?", account.id)?.n ?? 0
  );
}
