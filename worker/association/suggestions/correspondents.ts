import type { Address } from "#shared/address.ts";
import { hostOf, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { DomainPolicy } from "../../businesses/domainPolicy.ts";

/** A stored email as far as suggestions need it. */
export interface SeenEmail {
  id: string;
  organizationId: string;
  userId: string;
  direction: "inbound" | "outbound" | "internal";
  isAutomated: boolean;
  sentAt: number;
  from: Address | null;
  to: Address[];
}

/** Somebody outside with whom a user has an email, by their newest one. */
export interface Correspondent {
  organizationId: string;
  userId: string;
  address: string;
  /** Registrable; empty where the address has none. */
  domain: string;
  name: string;
  emailId: string;
  sentAt: number;
}

/** A mail to more people is a mailing, and names nobody we correspond with. */
const mostRecipients = 10;

/** Who wrote these emails, and whom they were written to, each once per user; machines and ourselves are left out. */
export function correspondentsIn(
  emails: SeenEmail[],
  policyOf: (organizationId: string) => DomainPolicy,
): Correspondent[] {
  const found = new Map<string, Correspondent>();
  for (const email of emails) {
    const policy = policyOf(email.organizationId);
    for (const person of peopleOf(email)) {
      const address = normalizeAddress(person.address);
      if (address === null || policy.ownAddresses.has(address)) continue;
      const domain = registrableDomain(address) ?? "";
      if (domain === "" || policy.ownDomains.has(domain)) continue;
      const { organizationId, userId, id: emailId, sentAt } = email;
      const key = `${userId} ${address}`;
      const known = found.get(key);
      const name = person.name.trim() || known?.name || "";
      if (known && known.sentAt >= sentAt) known.name ||= name;
      else found.set(key, { organizationId, userId, address, domain, name, emailId, sentAt });
    }
  }
  return [...found.values()];
}

function peopleOf(email: SeenEmail): Address[] {
  if (email.isAutomated) return [];
  if (email.direction === "inbound") return email.from ? [email.from] : [];
  return email.direction === "outbound" && email.to.length <= mostRecipients ? email.to : [];
}

/** A host and its parents, as a business may have entered them. */
export function hostsOf(address: string): string[] {
  const hosts: string[] = [];
  for (let host = hostOf(address); host.includes("."); host = host.slice(host.indexOf(".") + 1))
    hosts.push(host);
  return hosts;
}

/** A person's name where a header gives none: `ana.ruiz@…` is "Ana Ruiz". */
export function nameOf({ name, address }: Pick<Correspondent, "name" | "address">): string {
  if (name !== "" && !name.includes("@")) return name;
  const words = address
    .slice(0, address.lastIndexOf("@"))
    .split(/[._-]+/)
    .filter(Boolean);
  return words.map((word) => word[0]?.toUpperCase() + word.slice(1)).join(" ") || address;
}
