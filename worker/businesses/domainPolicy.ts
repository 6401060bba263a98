import { sql } from "drizzle-orm";
import * as z from "zod";
import { isFreeMailDomain, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { Context, UserContext } from "../context.ts";

/** What an organization's domains and others mean to it: the known lists, and what its administrators changed. */
export interface DomainPolicy {
  /** Normalised addresses of its members and mailboxes. */
  ownAddresses: Set<string>;
  /** Their registrable domains without free mail, and those that were entered as own. */
  ownDomains: Set<string>;
  /** Whether strangers share a domain, so that it tells no business. Takes a normalised host. */
  isFreeMail(domain: string): boolean;
}

/** A batch item for {@link parseDomainPolicy}. */
export function domainPolicyStatement({ db, actor }: UserContext) {
  return domainPolicyOf({ db }, actor.organizationId);
}

/** A batch item for {@link parseDomainPolicy}, where nobody acts. */
export function domainPolicyOf({ db }: Pick<Context, "db">, organizationId: string) {
  return db.all(sql`select 'address' as kind, email as value from user where organization_id = ${organizationId}
    union select 'address', account_email from email_provider where organization_id = ${organizationId}
    union select 'own', v.value from organization o, json_each(o.own_domains) v where o.id = ${organizationId}
    union select 'free', v.value from organization o, json_each(o.free_mail_domains) v where o.id = ${organizationId}
    union select 'not_free', v.value from organization o, json_each(o.not_free_mail_domains) v where o.id = ${organizationId}`);
}

const policyRow = z.object({ kind: z.enum(["address", "own", "free", "not_free"]), value: z.string() });

export function parseDomainPolicy(rows: unknown): DomainPolicy {
  const values = Map.groupBy(z.array(policyRow).parse(rows), (row) => row.kind);
  const of = (kind: z.infer<typeof policyRow>["kind"]) => (values.get(kind) ?? []).map((row) => row.value);
  const free = new Set(of("free"));
  const notFree = new Set(of("not_free"));
  const isAmong = (domain: string, some: Set<string>) =>
    some.has(domain) || some.has(registrableDomain(domain) ?? domain);
  const isFreeMail = (domain: string) =>
    isAmong(domain, free) || (isFreeMailDomain(domain) && !isAmong(domain, notFree));
  const ownAddresses = new Set(of("address").flatMap((address) => normalizeAddress(address) ?? []));
  const ownDomains = new Set(of("own"));
  for (const address of ownAddresses) {
    const domain = registrableDomain(address);
    if (domain !== null && !isFreeMail(domain)) ownDomains.add(domain);
  }
  return { ownAddresses, ownDomains, isFreeMail };
}
