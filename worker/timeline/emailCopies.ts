import { type SQL, sql } from "drizzle-orm";
import type { Actor, UserContext } from "../context.ts";
import type { emailSync } from "../db/schema/tables.ts";
import { writeBatch } from "../db/writeBatch.ts";

/** Ids of an email and of the same message in other mailboxes of the organization, as a batch item. */
export function copiesQuery({ db, actor }: UserContext, id: string) {
  return db.all<{ id: string }>(sql`select c.id from email_sync c
    where c.organization_id = ${actor.organizationId} and c.message_key = (select message_key from email_sync
      where id = ${id} and organization_id = ${actor.organizationId})`);
}

/**
 * A condition over `email_sync e`: whether a copy goes where the named email goes. The actor's own do; an admin also
 * speaks for what lies under the same business.
 */
export function isActedOn(
  actor: Actor,
  named: Pick<typeof emailSync.$inferSelect, "id" | "businessId">,
): SQL {
  const shared = actor.role === "admin" ? sql`e.business_id = ${named.businessId}` : sql`0`;
  return sql`e.organization_id = ${actor.organizationId} and (e.user_id = ${actor.userId} or ${shared})`;
}

/**
 * Changes those of `copies` for which `condition` over `email_sync e` still holds, each with an audit event, in one
 * batch.
 */
export async function writeWithEvents(
  { db, actor, clock, newId }: UserContext,
  action: string,
  copies: { id: string }[],
  condition: SQL,
  assignment: SQL,
): Promise<void> {
  const now = clock.now();
  const rows = JSON.stringify(copies.map(({ id }) => [newId(), id]));
  await writeBatch(db, [
    sql`insert into audit_event (id, organization_id, actor_id, action, target_type, target_id, created_at)
      select value ->> 0, e.organization_id, ${actor.userId}, ${action}, 'email', e.id, ${now}
      from json_each(${rows}) cross join email_sync e on e.id = value ->> 1 where ${condition}`,
    sql`update email_sync as e set ${assignment}, updated_at = ${now}
      where e.id in (select value ->> 1 from json_each(${rows})) and ${condition}`,
  ]);
}
