import { hostOf } from "#shared/mailAddress.ts";
import type { AssociationSubject, Filing } from "./decision.ts";
import type { BusinessFact, Facts } from "./facts.ts";
import { outsiders, type Participant } from "./participants.ts";

/** Businesses beyond the primary that one email is filed under; a mail to more people is a mailing. */
const mostBusinesses = 10;
const mostEvidence = 3;
const confidenceOf = { contact: 0.99, domain: 0.95 };

/** A filing that the email's own participants speak for. */
export interface Candidate extends Filing {
  source: "contact" | "domain";
  /** Who speaks for it wrote the email, or is whom we wrote to. */
  isLead: boolean;
  name: string;
}

/**
 * What the participants of an email say by themselves, strongest first, none primary yet. Internal mail says nothing;
 * automated mail speaks for its exact sender only, since anybody's newsletter mentions anybody.
 */
export function directFilings(email: AssociationSubject, facts: Facts): Candidate[] {
  if (email.direction === "internal") return [];
  const people = outsiders(email, facts).filter((person) => !email.isAutomated || person.isSender);
  const candidates = new Map<string, Candidate>();
  for (const person of people) {
    const candidate = candidateOf(person, facts, email.isAutomated);
    if (candidate === null) continue;
    const known = candidates.get(candidate.businessId);
    if (known === undefined) candidates.set(candidate.businessId, candidate);
    else join(known, candidate);
  }
  const found = [...candidates.values()];
  if (found.length <= mostBusinesses) return found;
  const leads = found.filter((one) => one.isLead);
  return leads.length <= mostBusinesses ? leads : [];
}

function candidateOf(person: Participant, facts: Facts, isExact: boolean): Candidate | null {
  const contact = facts.contacts.get(person.address);
  if (contact?.business) {
    const text = `${contact.name} is a contact of ${contact.business.name}`;
    return candidate(person, "contact", contact.business, contact.contactId, text, person.address);
  }
  const owner = domainOwner(person.address, facts, isExact);
  if (owner) {
    const text = `${owner.domain} is a domain of ${owner.business.name}`;
    return candidate(person, "domain", owner.business, contact?.contactId ?? null, text, owner.domain);
  }
  if (!contact) return null;
  return candidate(
    person,
    "contact",
    null,
    contact.contactId,
    `${contact.name} is a contact`,
    person.address,
  );
}

function candidate(
  person: Participant,
  source: "contact" | "domain",
  business: BusinessFact | null,
  contactId: string | null,
  text: string,
  matched: string,
): Candidate {
  return {
    businessId: business?.businessId ?? "",
    name: business?.name ?? "",
    contactId,
    isPrimary: false,
    source,
    confidence: confidenceOf[source],
    evidence: [{ source, text, matched }],
    isLead: person.isLead,
  };
}

/** Two participants of one business: who leads counts first, then a contact over a domain; both are reasons. */
function join(known: Candidate, next: Candidate): void {
  const isRepeated = known.evidence.some((reason) => reason.matched === next.evidence[0]?.matched);
  const isStronger = known.isLead === next.isLead && known.source === "domain" && next.source === "contact";
  if (!isRepeated) {
    if (isStronger) known.evidence.unshift(...next.evidence);
    else known.evidence.push(...next.evidence);
    known.evidence.splice(mostEvidence);
  }
  if (isStronger) {
    known.source = "contact";
    known.confidence = next.confidence;
    known.contactId = next.contactId;
  }
  known.contactId ??= next.contactId;
}

/** The business that owns the address's domain or a parent of it; the longest entered domain wins. */
function domainOwner(address: string, facts: Facts, isExact: boolean) {
  let domain = hostOf(address);
  while (domain.includes(".")) {
    const business = facts.domains.get(domain);
    if (business) return { domain, business };
    if (isExact) return null;
    domain = domain.slice(domain.indexOf(".") + 1);
  }
  return null;
}
