import { type SQL, sql } from "drizzle-orm";
import type { ExportQuery } from "#shared/export.ts";
import type { Actor } from "../../context.ts";
import type { Place } from "../timelineCursor.ts";
import { isPreferred } from "../timelineScope.ts";
import { isVisible, sharingOf } from "../visibility.ts";

/**
 * The next `rows` emails of a business behind a place, the oldest first, each message once: in the order of the
 * business's index, read backwards.
 */
export function exportStatement(
  actor: Actor,
  { businessId, from, to }: ExportQuery,
  after: Place | null,
  rows: number,
): SQL {
  const scope = (alias: string) =>
    sql`${isVisible(actor, alias)} and ${sql.raw(alias)}.business_id = ${businessId}`;
  const terms = [scope("e"), isPreferred(actor, scope, "e")];
  if (from !== undefined) terms.push(sql`e.sent_at >= ${from}`);
  if (to !== undefined) terms.push(sql`e.sent_at < ${to}`);
  if (after) terms.push(sql`(e.sent_at, e.id) > (${after.sentAt}, ${after.id})`);
  return sql`select e.id, e.user_id, e.conversation_id, e.direction, e."from", e."to", e.cc, e.bcc, e.subject,
      e.body_text, e.sent_at, e.is_read, e.is_starred, e.attachments, ${sharingOf("e")} as sharing,
      (select account_email from email_provider where id = e.email_provider_id) as account
    from email_sync e indexed by email_sync_business where ${sql.join(terms, sql` and `)}
    order by e.sent_at, e.id limit ${rows}`;
}
