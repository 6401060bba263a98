import { hostOf, normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { AssociationSubject } from "../decision.ts";
import type { Candidate } from "../directFilings.ts";
import type { Facts, RuleFact } from "../facts.ts";
import { outsiders } from "../participants.ts";

/** What rules say of one email. */
export interface Ruling {
  /** Where a rule files it. */
  filing: Candidate | null;
  /** Businesses that it must not be filed under; empty text among them: none at all. */
  never: Set<string>;
}

const nothing: Ruling = { filing: null, never: new Set() };
const authority: RuleFact["kind"][] = ["thread", "subject_tag", "address", "domain"];

/**
 * What people's corrections say of an email: of its conversation first, then of a tag in its subject, of an exact
 * address, of a domain. Addresses and domains count where they wrote it or were written to. Two rules of one kind that
 * disagree file nothing.
 */
export function ruling(email: AssociationSubject, facts: Facts): Ruling {
  if (facts.rules.length === 0) return nothing;
  const matching = matchingRules(email, facts);
  for (const kind of authority) {
    const ofKind = matching.filter(({ rule }) => rule.kind === kind);
    if (ofKind.length === 0) continue;
    const never = new Set(
      matching
        .filter(({ rule }) => rule.effect === "never")
        .map(({ rule }) => rule.business?.businessId ?? ""),
    );
    const filing = ofKind.filter(({ rule }) => rule.effect === "file");
    const [first] = filing;
    // What is said of an address stands against what is said of its domain.
    if (!first) {
      if (ofKind.some(({ rule }) => rule.business === null)) return { filing: null, never };
      continue;
    }
    for (const { rule } of filing) never.delete(rule.business?.businessId ?? "");
    never.delete("");
    const isOne = filing.every(({ rule }) => rule.business?.businessId === first.rule.business?.businessId);
    return { filing: isOne ? filingOf(first) : null, never };
  }
  return {
    filing: null,
    never: new Set(matching.map(({ rule }) => rule.business?.businessId ?? "")),
  };
}

interface Match {
  rule: RuleFact;
  /** What of the email it matched. */
  matched: string;
  /** It came to a group, a form or an alias of ours. */
  isToUs?: true;
}

function matchingRules(email: AssociationSubject, facts: Facts): Match[] {
  const leads = outsiders(email, facts).filter((person) => person.isLead);
  const subject = email.subject.toLowerCase();
  return facts.rules.flatMap((rule) => {
    const { kind, value } = rule;
    if (kind === "thread") return value === email.threadId ? [{ rule, matched: value }] : [];
    if (kind === "subject_tag") return subject.includes(value) ? [{ rule, matched: value }] : [];
    const isMeant = ({ address }: { address: string }) =>
      kind === "address" ? address === value : isWithin(hostOf(address), value);
    if (kind === "address" && leads.length > 0 && isGroupOfOurs(value, facts))
      return isWrittenTo(email, value) ? [{ rule, matched: value, isToUs: true }] : [];
    return leads.some(isMeant) ? [{ rule, matched: value }] : [];
  });
}

/** An address at a domain of ours that is nobody's name: what comes to it can be one business's. */
function isGroupOfOurs(address: string, { ownDomains, mainAddresses }: Facts): boolean {
  return ownDomains.has(registrableDomain(hostOf(address)) ?? "") && !mainAddresses.has(address);
}

/** Mail among ourselves is no matter of whose group it goes to. */
function isWrittenTo({ direction, to, cc, bcc }: AssociationSubject, value: string): boolean {
  if (direction === "internal") return false;
  return [...to, ...cc, ...bcc].some(({ address }) => normalizeAddress(address) === value);
}

function isWithin(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}

const said: Record<RuleFact["kind"], (value: string) => string> = {
  thread: () => "this conversation",
  subject_tag: (tag) => `everything with “${tag}” in its subject`,
  address: (address) => `everything from ${address}`,
  domain: (domain) => `everything from ${domain}`,
};

function filingOf({ rule, matched, isToUs }: Match): Candidate {
  const { business, contactId, contactName, userName, kind, value } = rule;
  const words = isToUs ? `everything to ${value}` : said[kind](value);
  const place = business?.name ?? contactName ?? "a contact";
  return {
    businessId: business?.businessId ?? "",
    name: place,
    contactId,
    isPrimary: false,
    source: "rule",
    role: null,
    confidence: 0.99,
    evidence: [{ source: "rule", text: `${userName} filed ${words} under ${place}`, matched }],
    isLead: true,
  };
}
