import { sql } from "drizzle-orm";
import * as z from "zod";
import { hostOf, registrableDomain } from "#shared/mailAddress.ts";
import type { Context } from "../../context.ts";
import { proposedName } from "../../timeline/lookUp/proposedBusiness.ts";
import type { DomainPolicy } from "../domainPolicy.ts";
import { searchName } from "../searchName.ts";
import type { Entry } from "./entryOf.ts";
import { type KnownEntries, keyOf } from "./planRows.ts";
import type { StoredImport } from "./readImport.ts";

const pairs = z.array(z.object({ key: z.string(), id: z.string() }));
const contactRows = z.array(
  z.object({ address: z.string(), id: z.string(), business_id: z.string().nullable() }),
);
const keyRows = z.array(z.object({ value: z.string() }));

/** All that is stored of what these entries name, in one round trip; everything is looked up by its own index. */
export async function readKnownEntries(
  { db }: Pick<Context, "db">,
  found: StoredImport,
  entries: Entry[],
  policy: DomainPolicy,
): Promise<KnownEntries> {
  const organizationId = found.organization_id;
  const list = (values: string[]) =>
    sql`(select value from json_each(${JSON.stringify([...new Set(values)])}))`;
  const addresses = entries.flatMap((entry) => entry.person?.addresses ?? []);
  const hosts = addresses
    .flatMap((address) => [hostOf(address), registrableDomain(address) ?? ""])
    .filter((host) => host !== "" && !policy.isFreeMail(host));
  const domains = entries.flatMap((entry) => entry.domains);
  const names = entries
    .flatMap((entry) => [entry.business, proposedName(entry.domains[0] ?? "")])
    .filter(Boolean)
    .map(searchName);
  const [byDomain, byName, contacts, before] = await db.batch([
    db.all(sql`select d.domain as key, d.business_id as id from business_domain d
      where d.organization_id = ${organizationId} and d.domain in ${list([...domains, ...hosts])}`),
    db.all(sql`select search_name as key, min(id) as id from business where organization_id = ${organizationId}
      and leaving_at is null and search_name in ${list(names)} group by search_name`),
    db.all(sql`select ca.address, c.id, c.business_id from contact_address ca join contact c on c.id = ca.contact_id
      where ca.organization_id = ${organizationId} and ca.address in ${list(addresses)}`),
    db.all(sql`select value from business_import_row where import_id = ${found.id} and number <= ${found.position}
      and outcome <> 'refused' and value in ${list(entries.map(keyOf))}`),
  ]);
  return {
    byDomain: new Map(pairs.parse(byDomain).map((row) => [row.key, row.id])),
    byName: new Map(pairs.parse(byName).map((row) => [row.key, row.id])),
    contacts: new Map(
      contactRows.parse(contacts).map((row) => [row.address, { id: row.id, businessId: row.business_id }]),
    ),
    seen: new Set(),
    isDry: found.state === "checking",
    before: new Set(keyRows.parse(before).map((row) => row.value)),
  };
}
