import { sql } from "drizzle-orm";
import * as z from "zod";
import { identifierKinds } from "#shared/identifierKind.ts";
import type { Context } from "../../context.ts";
import { type ContentIndex, contentIndex, emptyContentIndex } from "./contentIndex.ts";

/** Beyond this the oldest count: what a Worker can hold beside a page of mail. */
const mostBusinesses = 50_000;
const mostContacts = 20_000;
/** Organizations whose index is kept; a Worker serves few at a time. */
const mostKept = 8;

interface Kept {
  version: number;
  index: ContentIndex;
}

const kept = new Map<string, Kept>();

/**
 * What tells an organization's businesses in a text. Built once for every version of what was entered (which triggers
 * count) and kept while the Worker lives; nothing is read where nothing was ever entered.
 */
export async function contentOf(
  ctx: Pick<Context, "db">,
  organizationId: string,
  version: number,
): Promise<ContentIndex> {
  if (version === 0) return emptyContentIndex;
  const known = kept.get(organizationId);
  if (known?.version === version) return known.index;
  const index = await readKnowledge(ctx, organizationId);
  kept.delete(organizationId);
  kept.set(organizationId, { version, index });
  const [oldest] = kept.keys();
  if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
  return index;
}

async function readKnowledge({ db }: Pick<Context, "db">, organizationId: string): Promise<ContentIndex> {
  const [businesses, domains, identifiers, contacts] = await db.batch([
    db.all(
      sql`select id, name from business where organization_id = ${organizationId} and leaving_at is null order by id limit ${mostBusinesses}`,
    ),
    db.all(
      sql`select business_id, domain from business_domain where organization_id = ${organizationId} order by id limit ${mostBusinesses}`,
    ),
    db.all(sql`select business_id, kind, key, value from business_identifier where organization_id = ${organizationId}
      order by id limit ${mostBusinesses}`),
    db.all(sql`select c.id, c.name, c.business_id,
        (select json_group_array(a.address) from contact_address a where a.contact_id = c.id) as addresses
      from contact c where c.organization_id = ${organizationId} and c.business_id is not null order by c.id limit ${mostContacts}`),
  ]);
  return contentIndex({
    businesses: z.array(businessRow).parse(businesses),
    domains: z.array(domainRow).parse(domains),
    identifiers: z.array(identifierRow).parse(identifiers),
    contacts: z.array(contactRow).parse(contacts),
  });
}

const text = z.string();
const businessRow = z.object({ id: text, name: text });
const domainRow = z
  .object({ business_id: text, domain: text })
  .transform(({ business_id, domain }) => ({ businessId: business_id, domain }));
const identifierRow = z
  .object({ business_id: text, kind: z.enum(identifierKinds), key: text, value: text })
  .transform(({ business_id, ...identifier }) => ({ businessId: business_id, ...identifier }));
const contactRow = z
  .object({ id: text, name: text, business_id: text, addresses: text })
  .transform(({ id, name, business_id, addresses }) => ({
    ...{ contactId: id, name, businessId: business_id },
    addresses: z.array(text).parse(JSON.parse(addresses)),
  }));
