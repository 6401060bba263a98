import { sql } from "drizzle-orm";
import { base64url } from "jose";
import * as z from "zod";
import type { AuditEventPage, AuditEventQuery } from "#shared/auditEvent.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { requireAdmin } from "./requireAdmin.ts";

const rowSchema = z.object({
  id: z.string(),
  action: z.string(),
  actor_id: z.string().nullable(),
  actor_name: z.string().nullable(),
  target_type: z.string(),
  target_id: z.string(),
  operation_id: z.string().nullable(),
  created_at: z.number(),
});
const cursorSchema = z.tuple([z.number().int(), z.string().min(1).max(64)]);

/**
 * A page of what was done in the organization, the newest first. Ids and names of actions only: no content of mail.
 * @throws AppError `forbidden` for members, `invalid_cursor`
 */
export async function listAuditEvents(ctx: UserContext, query: AuditEventQuery): Promise<AuditEventPage> {
  requireAdmin(ctx);
  const terms = [sql`a.organization_id = ${ctx.actor.organizationId}`];
  if (query.actorId !== undefined) terms.push(sql`a.actor_id = ${query.actorId}`);
  if (query.action !== undefined) terms.push(sql`a.action = ${query.action}`);
  if (query.targetId !== undefined) terms.push(sql`a.target_id = ${query.targetId}`);
  if (query.cursor !== undefined) {
    const [createdAt, id] = placeOf(query.cursor);
    terms.push(sql`(a.created_at, a.id) < (${createdAt}, ${id})`);
  }
  const rows = z.array(rowSchema).parse(
    await ctx.db.all(sql`select a.id, a.action, a.actor_id, u.name as actor_name, a.target_type, a.target_id,
        a.operation_id, a.created_at
      from audit_event a left join user u on u.id = a.actor_id and u.organization_id = a.organization_id
      where ${sql.join(terms, sql` and `)} order by a.created_at desc, a.id desc limit ${query.limit + 1}`),
  );
  const items = rows.slice(0, query.limit).map((row) => ({
    id: row.id,
    action: row.action,
    actor: row.actor_id === null ? null : { id: row.actor_id, name: row.actor_name ?? "" },
    targetType: row.target_type,
    targetId: row.target_id,
    operationId: row.operation_id,
    createdAt: row.created_at,
  }));
  const last = items.at(-1);
  const nextCursor =
    last && rows.length > query.limit ? base64url.encode(JSON.stringify([last.createdAt, last.id])) : null;
  return { items, nextCursor };
}

/** @throws AppError `invalid_cursor` */
function placeOf(cursor: string): z.output<typeof cursorSchema> {
  try {
    return cursorSchema.parse(JSON.parse(new TextDecoder().decode(base64url.decode(cursor))));
  } catch {
    throw new AppError("invalid_cursor", "This page cursor does not belong to this list.");
  }
}
