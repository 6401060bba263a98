import type { Evidence } from "#shared/association.ts";
import { hostOf, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { AssociationSubject, Filing } from "./decision.ts";
import type { BusinessFact, ContactFact, Facts } from "./facts.ts";
import { isOwn, outsiders, type Participant } from "./participants.ts";

/** Businesses beyond the primary that one email is filed under; a mail to more people is a mailing. */
const mostBusinesses = 10;
const mostEvidence = 3;
const confidenceOf = { contact: 0.99, domain: 0.95, peer: 0.92 };

/** A filing that the email's own participants speak for. */
export interface Candidate extends Filing {
  /** Who speaks for it wrote the email, or is whom we wrote to. */
  isLead: boolean;
  name: string;
}

/**
 * What the participants of an email say by themselves, strongest first, none primary yet. Automated mail speaks for
 * its sender only, since anybody's newsletter mentions anybody.
 */
export function directFilings(email: AssociationSubject, facts: Facts): Candidate[] {
  if (isToAList(email, facts)) return [];
  const people = outsiders(email, facts).filter((person) => !email.isAutomated || speaksForMachine(person));
  const candidates = people.flatMap((person) => candidateOf(person, facts) ?? []);
  const found = [...joined(answering(email, people, candidates, facts)).values()];
  if (found.length <= mostBusinesses) return found;
  const leads = found.filter((one) => one.isLead);
  return leads.length <= mostBusinesses ? leads : [];
}

/** What somebody wrote to a list of others, which passed it on to us: it is with the list, whoever wrote it. */
function isToAList(
  { direction, isAutomated, from, to, cc, behind }: AssociationSubject,
  facts: Facts,
): boolean {
  const recipients = [...to, ...cc].flatMap(({ address }) => normalizeAddress(address) ?? []);
  if (direction !== "inbound" || !isAutomated || recipients.length === 0 || behind.length > 0) return false;
  const sender = registrableDomain(hostOf(normalizeAddress(from?.address ?? "") ?? ""));
  return recipients.every(
    (address) => !isOwn(address, facts) && registrableDomain(hostOf(address)) !== sender,
  );
}

function speaksForMachine({ role, behind }: Participant): boolean {
  return role === "sender" || behind === "failed" || behind === "sender" || behind === "answers";
}

/** A candidate with the address that speaks for it. */
interface Spoken extends Candidate {
  address: string;
}

/**
 * Where the sender's own address says nothing and answers go to one person, that person leads: a machine or somebody
 * with free mail writes for them, or the sender shows their name.
 */
function answering(
  email: AssociationSubject,
  people: Participant[],
  candidates: Spoken[],
  facts: Facts,
): Spoken[] {
  if (candidates.some((one) => one.isLead)) return candidates;
  const asked = people.filter((person) => person.behind === "answers");
  const [person] = asked;
  if (!person || asked.length > 1) return candidates;
  const name = (person.name || email.from?.name || "").toLowerCase();
  const isTheirs = name !== "" && (email.from?.name ?? "").toLowerCase().includes(name);
  const sender = registrableDomain(hostOf(normalizeAddress(email.from?.address ?? "") ?? ""));
  const isAnyone = sender !== null && facts.isFreeMail(sender);
  if (!email.isAutomated && !isTheirs && !isAnyone) return candidates;
  return candidates.map((one) => (one.address === person.address ? { ...one, isLead: true } : one));
}

function joined(candidates: Spoken[]): Map<string, Candidate> {
  const found = new Map<string, Candidate>();
  for (const { address: _address, ...candidate } of candidates) {
    const known = found.get(candidate.businessId);
    if (known === undefined) found.set(candidate.businessId, candidate);
    else join(known, candidate);
  }
  return found;
}

function candidateOf(person: Participant, facts: Facts): Spoken | null {
  const contact = facts.contacts.get(person.address);
  if (contact?.business)
    return candidate(person, "contact", contact.business, contact, confidenceOf.contact, {
      source: "contact",
      text: `${personWords(person, contact)} ${contact.business.name}`,
      matched: person.address,
    });
  const owner = domainOwner(person.address, facts);
  if (owner)
    // A report of a mail to somebody unknown may answer what strangers sent in our name.
    return candidate(
      unsure(person, person.behind !== "failed"),
      "domain",
      owner.business,
      contact,
      confidenceOf.domain,
      {
        source: "domain",
        text: `${owner.domain} is a domain of ${owner.business.name}`,
        matched: owner.domain,
      },
    );
  const domain = registrableDomain(person.address);
  const peer = domain === null || facts.isFreeMail(domain) ? undefined : facts.peers.get(domain);
  if (peer && domain !== null)
    return candidate(unsure(person, peer.isTheirs), "domain", peer.business, contact, confidenceOf.peer, {
      source: "domain",
      text: `${peer.contactName} of ${peer.business.name} has an address at ${domain} too`,
      matched: domain,
    });
  if (!contact) return null;
  return candidate(person, "contact", null, contact, confidenceOf.contact, {
    source: "contact",
    text: `${contact.name} is a contact`,
    matched: person.address,
  });
}

function unsure(person: Participant, isSure: boolean): Participant {
  return isSure ? person : { ...person, isLead: false };
}

/** "Ana Ruiz is a contact of", with their part in the email where it is not plain to see. */
function personWords({ behind, role }: Participant, { name, title }: ContactFact): string {
  if (behind === "forwarded") return `${name}, whose email was forwarded, is a contact of`;
  if (behind === "failed") return `This email did not reach ${name}, a contact of`;
  if (behind === "answers") return `Answers go to ${name}, a contact of`;
  if (role === "copied") return `${name}${title ? ` (${title})` : ""}, in copy, is a contact of`;
  return `${name}${title ? ` (${title})` : ""} is a contact of`;
}

function candidate(
  { role, isLead, address }: Participant,
  source: "contact" | "domain",
  business: BusinessFact | null,
  contact: ContactFact | undefined,
  confidence: number,
  evidence: Evidence,
): Spoken {
  return {
    businessId: business?.businessId ?? "",
    name: business?.name ?? "",
    contactId: contact?.contactId ?? null,
    isPrimary: false,
    source,
    role,
    confidence,
    evidence: [evidence],
    isLead,
    address,
  };
}

/** Two participants of one business: who leads counts first, then a contact over a domain; both are reasons. */
function join(known: Candidate, next: Candidate): void {
  const isRepeated = known.evidence.some((reason) => reason.matched === next.evidence[0]?.matched);
  const isStronger =
    known.isLead === next.isLead
      ? known.source === "domain" && next.source === "contact"
      : next.isLead && !known.isLead;
  if (!isRepeated) {
    if (isStronger) known.evidence.unshift(...next.evidence);
    else known.evidence.push(...next.evidence);
    known.evidence.splice(mostEvidence);
  }
  if (isStronger) {
    known.source = next.source;
    known.role = next.role;
    known.confidence = next.confidence;
    known.contactId = next.contactId ?? known.contactId;
    known.isLead = next.isLead;
  }
  known.contactId ??= next.contactId;
}

/** The business that owns the address's domain or a parent of it; the longest entered domain wins. */
function domainOwner(address: string, facts: Facts) {
  let domain = hostOf(address);
  while (domain.includes(".")) {
    const business = facts.domains.get(domain);
    if (business) return { domain, business };
    domain = domain.slice(domain.indexOf(".") + 1);
  }
  return null;
}
