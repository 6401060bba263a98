import { sql } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { copiesQuery, isActedOn, writeWithEvents } from "../emailCopies.ts";
import { requireVisible, visibleEmailQuery } from "../visibleEmail.ts";

/**
 * Brings a removed email back into the timeline, with the copies that went in the same removal; a copy that somebody
 * removed by itself stays away. Restoring what is there changes nothing.
 * @throws AppError `email_not_found`, also where the email is a colleague's and the actor is no admin
 */
export async function restoreEmail(ctx: UserContext, id: string): Promise<void> {
  const [rows, copies] = await ctx.db.batch([visibleEmailQuery(ctx, id), copiesQuery(ctx, id)]);
  const { email } = requireVisible(ctx, rows);
  const removal = (target: ReturnType<typeof sql>) => sql`(select a.created_at || ' ' || a.actor_id
    from audit_event a where a.organization_id = ${ctx.actor.organizationId} and a.target_id = ${target}
      and a.action = 'email_deleted' order by a.created_at desc, a.id desc limit 1)`;
  const condition = sql`e.is_deleted = 1 and ${isActedOn(ctx.actor, email)}
    and (e.id = ${id} or ${removal(sql`e.id`)} = ${removal(sql`${id}`)})`;
  await writeWithEvents(ctx, "email_restored", copies, condition, sql`is_deleted = 0`);
}
