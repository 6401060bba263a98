import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { RemovalAnswer, RemovalRequest } from "#shared/removal.ts";
import type { Actor, UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";
import { isVisible } from "../visibility.ts";
import { emailNotFound } from "../visibleEmail.ts";

const reachSchema = z.tuple([z.object({ seen: z.number(), mine: z.number() })]);

/**
 * Removes emails, or all of a conversation, from the timeline as one operation, which can be undone as one. The
 * provider's own stay, sync does not bring them back, and what the conversation gets from now on is shown. Of a
 * conversation a member removes their own emails, an admin also what is filed.
 * @throws AppError `email_not_found`, `forbidden` where nothing of it is the actor's to remove
 */
export async function removeEmails(ctx: UserContext, request: RemovalRequest): Promise<RemovalAnswer> {
  const { actor, db, clock } = ctx;
  const named = sql`${isNamed(actor, request, "n")} and ${isVisible(actor, "n")}`;
  const index = sql.raw(request.conversationId === undefined ? "" : "indexed by email_sync_conversation");
  const [{ seen, mine }] = reachSchema.parse(
    await db.all(sql`select count(*) as seen, coalesce(sum(${isMine(actor, "n")}), 0) as mine
      from email_sync n ${index} where ${named}`),
  );
  const all = request.ids ? new Set(request.ids).size : 1;
  if (seen < all) throw emailNotFound();
  if (mine < all)
    throw new AppError("forbidden", "Only the owner of the mailbox or an admin can remove these emails.");
  const operationId = ctx.newId();
  const now = clock.now();
  // A copy in another mailbox goes with the email that is named: one item of the timeline, one removal.
  const copies = sql`select c.id from email_sync n ${index} join email_sync c indexed by email_sync_message
    on c.organization_id = n.organization_id and c.message_key = n.message_key
    where ${named} and ${isMine(actor, "n")} and c.is_deleted = 0
      and (c.user_id = ${actor.userId} or (${isAdmin(actor)} and c.business_id = n.business_id))`;
  const [emails = 0] = await writeBatch(db, [
    sql`insert into audit_event (id, organization_id, actor_id, action, target_type, target_id, operation_id, created_at)
      select lower(hex(randomblob(16))), ${actor.organizationId}, ${actor.userId}, 'email_deleted', 'email', id,
        ${operationId}, ${now} from (${copies} group by c.id)`,
    sql`update email_sync set is_deleted = 1, updated_at = ${now} where is_deleted = 0 and id in
      (select target_id from audit_event where organization_id = ${actor.organizationId}
        and operation_id = ${operationId})`,
  ]);
  return { operationId, emails };
}

function isNamed(actor: Actor, { ids, conversationId }: RemovalRequest, alias: string): SQL {
  const email = sql.raw(alias);
  return ids === undefined
    ? sql`${email}.organization_id = ${actor.organizationId} and ${email}.conversation_id = ${conversationId}`
    : sql`${email}.id in (select value from json_each(${JSON.stringify(ids)}))`;
}

function isMine(actor: Actor, alias: string): SQL {
  const email = sql.raw(alias);
  return sql`(${email}.user_id = ${actor.userId} or (${isAdmin(actor)} and ${email}.business_id is not null))`;
}

function isAdmin({ role }: Actor): SQL {
  return sql.raw(role === "admin" ? "1" : "0");
}
