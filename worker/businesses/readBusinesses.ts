import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { type Business, businessSchema } from "#shared/business.ts";
import type { UserContext } from "../context.ts";
import { isVisible } from "../timeline/visibility.ts";
import { currentId } from "./businessAlias.ts";

const json = <Value extends z.ZodType>(value: Value) =>
  z
    .string()
    .transform((raw): unknown => JSON.parse(raw))
    .pipe(value);

const businessRow = z.object({
  id: z.string(),
  name: z.string(),
  notes: z.string(),
  domains: json(businessSchema.shape.domains),
  identifiers: json(businessSchema.shape.identifiers),
  contactCount: z.number(),
  emailCount: z.number(),
  lastEmailAt: z.number().nullable(),
  createdAt: z.number(),
  rank: z.number(),
});

/** When a business last had an email that the actor may see, by a walk down the timeline's index. */
export function lastEmailOfBusiness({ actor }: UserContext): SQL {
  return sql`(select e.sent_at from email_sync e where e.business_id = b.id and ${isVisible(actor, "e")}
    order by e.sent_at desc limit 1)`;
}

/**
 * A batch item: businesses as the API shows them. `chosen` is a subquery with the columns of `business`, its
 * `last_email_at` and a `rank`; the order is the caller's. An email in two mailboxes counts once.
 */
export function businessesStatement({ db, actor }: UserContext, chosen: SQL) {
  return db.all(sql`select b.id, b.name, b.notes, b.created_at as createdAt, b.last_email_at as lastEmailAt, b.rank,
      (select json_group_array(json_object('id', d.id, 'domain', d.domain)) from
        (select id, domain from business_domain where business_id = b.id order by created_at, id) d) as domains,
      (select json_group_array(json_object('kind', i.kind, 'value', i.value)) from
        (select kind, value from business_identifier where business_id = b.id order by kind, created_at, id) i) as identifiers,
      (select count(*) from contact c where c.organization_id = b.organization_id and c.business_id = b.id) as contactCount,
      (select count(distinct e.message_key) from email_sync e
        where e.business_id = b.id and ${isVisible(actor, "e")}) as emailCount
    from (${chosen}) b order by b.rank, coalesce(b.last_email_at, 0) desc, b.id`);
}

/** One business, for {@link businessesStatement}; the id of a merged one names the one that it became part of. */
export function oneBusiness(ctx: UserContext, id: string): SQL {
  return sql`select b.*, ${lastEmailOfBusiness(ctx)} as last_email_at, 0 as rank from business b
    where b.id = ${currentId(ctx.actor.organizationId, id)} and b.organization_id = ${ctx.actor.organizationId}
      and b.leaving_at is null`;
}

export function parseBusinesses(rows: unknown): { business: Business; rank: number }[] {
  return z
    .array(businessRow)
    .parse(rows)
    .map(({ rank, ...business }) => ({ business, rank }));
}
