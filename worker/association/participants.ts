import type { Address } from "#shared/address.ts";
import { hostOf, isFreeMailDomain, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { AssociationSubject } from "./decision.ts";
import type { Facts } from "./facts.ts";

/** Somebody outside the organization who takes part in an email. */
export interface Participant {
  address: string;
  name: string;
  /** Whether they decide what the email is about: who wrote it, or whom we wrote to. */
  isLead: boolean;
  isSender: boolean;
}

/** What a lookup of facts needs to know of an email. */
export type AddressedEmail = Pick<AssociationSubject, "threadId" | "from" | "to" | "cc" | "bcc" | "replyTo">;

/** Everyone in an email once, in the order of the headers, as normalised addresses. */
export function addressesOf(email: AddressedEmail): string[] {
  const people = [
    ...(email.from ? [email.from] : []),
    ...email.to,
    ...email.cc,
    ...email.bcc,
    ...email.replyTo,
  ];
  return [
    ...new Set(
      people.map((person) => normalizeAddress(person.address)).filter((address) => address !== null),
    ),
  ];
}

/**
 * The people outside the organization, each once under their most telling role. Where nobody outside leads (bcc only,
 * a missing From, our own alias in From) all of them do.
 */
export function outsiders(email: AssociationSubject, facts: Facts): Participant[] {
  const sender = email.from ? [email.from] : [];
  const leading = email.direction === "outbound" ? email.to : sender;
  const others = [...sender, ...email.to, ...email.cc, ...email.bcc, ...email.replyTo];
  const found = new Map<string, Participant>();
  const add = (people: Address[], isLead: boolean) => {
    for (const person of people) {
      const address = normalizeAddress(person.address);
      if (address === null || found.has(address) || isOwn(address, facts)) continue;
      const isSender = person === email.from;
      found.set(address, { address, name: person.name, isLead, isSender });
    }
  };
  add(leading, true);
  const nobodyLeads = found.size === 0;
  add(others, nobodyLeads);
  return [...found.values()];
}

/** Whether an address belongs to the organization itself: such addresses and domains are never evidence. */
export function isOwn(address: string, facts: Facts): boolean {
  if (facts.ownAddresses.has(address)) return true;
  const domain = registrableDomain(address);
  return domain !== null && facts.ownDomains.has(domain);
}

/** The registered domain of an organization's own address, unless it is shared with strangers. */
export function ownDomainOf(address: string): string | null {
  const domain = registrableDomain(hostOf(address));
  return domain === null || isFreeMailDomain(domain) ? null : domain;
}
