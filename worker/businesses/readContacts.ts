import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { businessRefSchema } from "#shared/association.ts";
import { type Contact, contactSchema } from "#shared/business.ts";
import type { UserContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { isVisible } from "../timeline/visibility.ts";

const json = <Value extends z.ZodType>(value: Value) =>
  z
    .string()
    .transform((raw): unknown => JSON.parse(raw))
    .pipe(value);

const contactRow = z.object({
  id: z.string(),
  name: z.string(),
  business: json(businessRefSchema).nullable(),
  addresses: json(contactSchema.shape.addresses),
  lastEmailAt: z.number().nullable(),
  createdAt: z.number(),
  rank: z.number(),
});

/** When the actor last saw an email with a contact. */
export function lastEmailOfContact({ actor }: UserContext): SQL {
  return sql`(select e.sent_at from email_sync e where e.contact_id = c.id and ${isVisible(actor, "e")}
    order by e.sent_at desc limit 1)`;
}

/**
 * A batch item: contacts as the API shows them. `chosen` is a subquery with the columns of `contact`, its
 * `last_email_at` and a `rank`; the order is the caller's.
 */
export function contactsStatement({ db }: UserContext, chosen: SQL) {
  return db.all(sql`select c.id, c.name, c.created_at as createdAt, c.last_email_at as lastEmailAt, c.rank,
      (select json_object('id', b.id, 'name', b.name, 'domain', (select domain from business_domain d
        where d.business_id = b.id order by d.created_at, d.id limit 1)) from business b where b.id = c.business_id) as business,
      (select json_group_array(json_object('id', a.id, 'address', a.address)) from
        (select id, address from contact_address where contact_id = c.id order by created_at, id) a) as addresses
    from (${chosen}) c order by c.rank, coalesce(c.last_email_at, 0) desc, c.id`);
}

/** One contact, for {@link contactsStatement}. */
export function oneContact(ctx: UserContext, id: string): SQL {
  return sql`select c.*, ${lastEmailOfContact(ctx)} as last_email_at, 0 as rank from contact c
    where c.id = ${id} and c.organization_id = ${ctx.actor.organizationId}`;
}

export function parseContacts(rows: unknown): { contact: Contact; rank: number }[] {
  return z
    .array(contactRow)
    .parse(rows)
    .map(({ rank, ...contact }) => ({ contact, rank }));
}

/** The contact of a {@link contactsStatement} about one. @throws AppError `contact_not_found` */
export function onlyContact(rows: unknown): Contact {
  const [found] = parseContacts(rows);
  if (!found) throw new AppError("contact_not_found", "This contact does not exist.");
  return found.contact;
}
