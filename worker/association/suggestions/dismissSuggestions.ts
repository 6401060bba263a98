import { sql } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";

/** Takes suggestions away from the actor, for good. @throws AppError `suggestion_not_found` where none is theirs */
export async function dismissSuggestions(ctx: UserContext, ids: string[]): Promise<void> {
  const { organizationId, userId } = ctx.actor;
  const now = ctx.clock.now();
  const list = JSON.stringify(ids.map((id) => [ctx.newId(), id]));
  const counts = await writeBatch(ctx.db, [
    sql`update association_suggestion set state = 'dismissed', decided_by = ${userId}, updated_at = ${now}
      where organization_id = ${organizationId} and user_id = ${userId} and state <> 'accepted'
        and id in (select value ->> 1 from json_each(${list}))`,
    // One about an email has the email's id, and is stored only to be remembered.
    sql`insert into association_suggestion (id, organization_id, user_id, kind, subject, name, business_ids, state,
        email_id, last_email_at, decided_by, created_at, updated_at)
      select value ->> 0, ${organizationId}, ${userId}, 'email', e.id, '', '[]', 'dismissed', e.id, e.sent_at,
        ${userId}, ${now}, ${now}
      from json_each(${list}) cross join email_sync e on e.id = value ->> 1
      where e.organization_id = ${organizationId} and e.user_id = ${userId}
      on conflict (organization_id, user_id, kind, subject) do update set state = 'dismissed'`,
  ]);
  if (counts.every((count) => count === 0))
    throw new AppError("suggestion_not_found", "This suggestion is not here, or is done.");
}
