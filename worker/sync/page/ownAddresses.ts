import { eq } from "drizzle-orm";
import { isFreeMailDomain, registrableDomain } from "#shared/mailAddress.ts";
import type { Context } from "../../context.ts";
import { emailProvider, user } from "../../db/schema/tables.ts";

/** Who "we" are, for telling mail from us, to us and among us apart. */
export interface OwnAddresses {
  /** Addresses of the organization's members and their mailboxes, with aliases. */
  addresses: Set<string>;
  /** Registrable domains of those, without free mail. */
  domains: Set<string>;
}

/** Batch items that {@link toOwnAddresses} understands. */
export function ownAddressQueries(ctx: Context, organizationId: string) {
  return [
    ctx.db.select({ email: user.email }).from(user).where(eq(user.organizationId, organizationId)),
    ctx.db
      .select({
        email: emailProvider.accountEmail,
        aliases: emailProvider.aliases,
        deliveries: emailProvider.deliveries,
      })
      .from(emailProvider)
      .where(eq(emailProvider.organizationId, organizationId)),
  ] as const;
}

/** @param learned addresses that deliveries told: each by itself, they say nothing about their domain. */
export function toOwnAddresses(
  users: { email: string }[],
  mailboxes: { email: string; aliases: string[] }[],
  learned: string[] = [],
): OwnAddresses {
  const addresses = new Set(
    [...users.map((row) => row.email), ...mailboxes.flatMap((row) => [row.email, ...row.aliases])].map(
      (address) => address.toLowerCase(),
    ),
  );
  const domains = new Set<string>();
  for (const address of addresses) {
    const domain = registrableDomain(address);
    if (domain && !isFreeMailDomain(domain)) domains.add(domain);
  }
  for (const address of learned) addresses.add(address.toLowerCase());
  return { addresses, domains };
}

/** Whether an address is one of us. */
export function isOwn(address: string, own: OwnAddresses): boolean {
  if (own.addresses.has(address)) return true;
  const domain = registrableDomain(address);
  return domain !== null && own.domains.has(domain);
}
