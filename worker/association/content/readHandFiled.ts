import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import type { Context } from "../../context.ts";
import type { Facts } from "../facts.ts";
import { isOwn } from "../participants.ts";
import { type HandFiled, handFiledIndex, tokensOf } from "./handFiled.ts";

/** The newest emails that people filed which are compared with. */
const most = 1000;
/** Organizations whose index is kept; a Worker serves few at a time. */
const mostKept = 8;

const kept = new Map<string, { version: string; index: HandFiled }>();

/**
 * Reads only an index of few entries: another word of a person's, one that is undone, or a mailbox that shares more or
 * less, makes another version.
 */
export function handFiledVersion(organizationId: string): SQL {
  return sql`select count(*) || ' ' || coalesce(sum(updated_at), 0) || ' ' ||
      coalesce((select group_concat(id) from (select id from email_provider
        where organization_id = ${organizationId} and sharing <> 'metadata' order by id)), '') as version
    from (select updated_at from association indexed by association_by_hand where organization_id = ${organizationId}
      and source = 'manual' and state = 'filed' order by updated_at desc limit ${most})`;
}

/**
 * What people filed of late, for comparing, with the subjects of mailboxes that let colleagues see them. Read anew only where it changed, in one round trip.
 */
export async function handFiledOf(
  { db }: Pick<Context, "db">,
  organizationId: string,
  version: string,
  facts: Pick<Facts, "ownAddresses" | "ownDomains" | "isFreeMail">,
): Promise<HandFiled> {
  const known = kept.get(organizationId);
  if (known?.version === version) return known.index;
  const rows = version.startsWith("0 ")
    ? []
    : filedRows.parse(
        await db.all(sql`select a.business_id, e.direction, e."from", e."to",
            case when e.email_provider_id in (select id from email_provider
              where organization_id = ${organizationId} and sharing <> 'metadata') then e.subject else '' end as subject
          from (select email_id, business_id, is_primary from association indexed by association_by_hand
            where organization_id = ${organizationId} and source = 'manual' and state = 'filed'
            order by updated_at desc limit ${most}) a
          cross join email_sync e on e.id = a.email_id
          where e.is_deleted = 0 and a.is_primary = 1 and a.business_id <> ''`),
      );
  const index = handFiledIndex(
    rows.map(({ business_id, ...email }) => ({
      businessId: business_id,
      tokens: tokensOf(email, (address) => isOwn(address, facts), facts.isFreeMail),
    })),
  );
  kept.delete(organizationId);
  kept.set(organizationId, { version, index });
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return index;
}

const json = <Value extends z.ZodType>(value: Value) =>
  z
    .string()
    .transform((raw): unknown => JSON.parse(raw))
    .pipe(value);
const filedRows = z.array(
  z.object({
    business_id: z.string(),
    direction: z.enum(["inbound", "outbound", "internal"]),
    from: json(addressSchema).nullable(),
    to: json(z.array(addressSchema)),
    subject: z.string(),
  }),
);
