import type { EmailSummary } from "../../standIn/control/types.ts";
import type { Store } from "../../standIn/store.ts";
import type { AccountRow } from "../accounts.ts";

/** What a mailbox holds, spam and trash included, in the order in which it came. */
export function emailSummaries(
  store: Store,
  account: AccountRow,
  offset: number,
  limit: number,
): EmailSummary[] {
  const rows = store.all<{
    id: string;
    threadId: string;
    receivedAt: number;
    labels: string;
    messageId: string;
    subject: string;
  }>(
    `SELECT id, thread_id AS threadId, received_at AS receivedAt, labels, message_id AS messageId, subject
     FROM email WHERE account_id = ? ORDER BY seq LIMIT ? OFFSET ?`,
    account.id,
    limit,
    offset,
  );
  return rows.map(({ id, threadId, receivedAt, labels, messageId, subject }) => ({
    id,
    threadId,
    receivedAt,
    labels: JSON.parse(labels) as string[],
    messageId,
    subject,
  }));
}
