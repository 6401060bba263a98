import { sql } from "drizzle-orm";
import * as z from "zod";
import type { RemovalAnswer } from "#shared/removal.ts";
import type { UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";

/**
 * Brings back what one removal took away and nobody has removed again since. Undoing twice changes nothing.
 * @throws AppError `operation_not_found`, also for a colleague's removal where the actor is no admin
 */
export async function undoRemoval(ctx: UserContext, operationId: string): Promise<RemovalAnswer> {
  const { actor, db, clock } = ctx;
  const now = clock.now();
  const removal = sql`a.organization_id = ${actor.organizationId} and a.operation_id = ${operationId}
    and a.action = 'email_deleted' and (a.actor_id = ${actor.userId} or ${sql.raw(actor.role === "admin" ? "1" : "0")})`;
  const found = await db.all(sql`select 1 as found from audit_event a where ${removal} limit 1`);
  if (z.array(z.unknown()).parse(found).length === 0)
    throw new AppError("operation_not_found", "There is no such removal to undo.");
  // Who removed it anew since meant it.
  const gone = sql`select e.id from audit_event a join email_sync e on e.id = a.target_id and e.is_deleted = 1
    where ${removal} and not exists (select 1 from audit_event later
      where later.organization_id = a.organization_id and later.target_id = a.target_id
        and later.action = 'email_deleted' and later.operation_id is not a.operation_id
        and (later.created_at, later.id) > (a.created_at, a.id))`;
  const restored = ctx.newId();
  const [emails = 0] = await writeBatch(db, [
    sql`insert into audit_event (id, organization_id, actor_id, action, target_type, target_id, operation_id, created_at)
      select lower(hex(randomblob(16))), ${actor.organizationId}, ${actor.userId}, 'email_restored', 'email', id,
        ${restored}, ${now} from (${gone})`,
    sql`update email_sync set is_deleted = 0, updated_at = ${now} where is_deleted = 1 and id in
      (select target_id from audit_event where organization_id = ${actor.organizationId}
        and operation_id = ${restored})`,
  ]);
  return { operationId, emails };
}
