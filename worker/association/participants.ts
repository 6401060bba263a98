import type { Address } from "#shared/address.ts";
import type { ParticipationRole } from "#shared/association.ts";
import { normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { AssociationSubject } from "./decision.ts";
import type { Facts } from "./facts.ts";

/** Somebody outside the organization who takes part in an email. */
export interface Participant {
  address: string;
  name: string;
  role: ParticipationRole;
  /** Whether they decide what the email is about: who wrote it, or whom we wrote to. */
  isLead: boolean;
  /** Why somebody takes part who is in none of the headers that people see. */
  behind: "sender" | "forwarded" | "failed" | "answers" | null;
}

/** What a lookup of facts needs to know of an email. */
export type AddressedEmail = Pick<
  AssociationSubject,
  "threadId" | "from" | "to" | "cc" | "bcc" | "replyTo" | "behind"
>;

/** Everyone in an email once, in the order of the headers, as normalised addresses. */
export function addressesOf(email: AddressedEmail): string[] {
  const people = [
    ...(email.from ? [email.from] : []),
    ...[email.to, email.cc, email.bcc, email.replyTo, email.behind].flat(),
  ];
  return [
    ...new Set(
      people.map((person) => normalizeAddress(person.address)).filter((address) => address !== null),
    ),
  ];
}

/**
 * The people outside the organization, each once under their most telling role. Mail among ourselves has those whose
 * mail it passes on. Where nobody outside leads (bcc only, a missing From, our own alias in From) all of them do.
 */
export function outsiders(email: AssociationSubject, facts: Facts): Participant[] {
  const found = new Map<string, Participant>();
  for (const group of groupsOf(email)) {
    const before = found.size;
    for (const person of group.people) {
      const address = normalizeAddress(person.address);
      if (address === null || found.has(address) || isOwn(address, facts)) continue;
      const { role, isLead, behind = null } = group;
      // Of mails inside mails the outermost was forwarded to us; who wrote earlier is only mentioned.
      const leads = isLead && (behind === null || found.size === before);
      found.set(address, { address, name: person.name, role, isLead: leads, behind });
    }
  }
  const people = [...found.values()];
  return people.some((person) => person.isLead)
    ? people
    : people.map((person) => ({ ...person, isLead: true }));
}

interface Group {
  people: Address[];
  role: ParticipationRole;
  isLead: boolean;
  behind?: Participant["behind"];
}

/** The people of an email, the most telling role first. */
function groupsOf(email: AssociationSubject): Group[] {
  const { direction, from, to, cc, bcc, replyTo } = email;
  const behind = (role: "sender" | "forwarded" | "failed", isLead: boolean): Group => ({
    people: email.behind.filter((person) => person.role === role),
    ...{ role: "behind", isLead, behind: role },
  });
  if (direction === "internal") return [behind("forwarded", true), behind("failed", true)];
  if (direction === "outbound")
    return [
      { people: to, role: "recipient", isLead: true },
      { people: [...cc, ...bcc], role: "copied", isLead: false },
      behind("forwarded", false),
    ];
  const failed = behind("failed", true);
  const original = behind("sender", true);
  const isSpokenFor = original.people.length > 0 || failed.people.length > 0;
  return [
    failed,
    original,
    { people: from ? [from] : [], role: "sender", isLead: !isSpokenFor },
    { people: [...to, ...cc, ...bcc], role: "copied", isLead: false },
    { people: replyTo, role: "behind", isLead: false, behind: "answers" },
    behind("forwarded", false),
  ];
}

/** Whether an address belongs to the organization itself: such addresses and domains are never evidence. */
export function isOwn(address: string, facts: Pick<Facts, "ownAddresses" | "ownDomains">): boolean {
  if (facts.ownAddresses.has(address)) return true;
  const domain = registrableDomain(address);
  return domain !== null && facts.ownDomains.has(domain);
}
