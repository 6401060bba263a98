import type { Evidence } from "#shared/association.ts";
import { hostOf, registrableDomain } from "#shared/mailAddress.ts";
import type { AssociationSubject } from "../decision.ts";
import type { Candidate } from "../directFilings.ts";
import type { Facts } from "../facts.ts";
import { outsiders, type Participant } from "../participants.ts";
import { type Mention, mentionsIn, type Zone } from "./mentions.ts";
import { siblingOf } from "./siblingDomain.ts";

/**
 * From here on content files by itself. `npm run eval -- --sweep` measures it: from 0.92 on nothing would be filed
 * wrongly in either set, from 0.90 on 14 of 165 generated mails would. It keeps a distance from that edge, and pays with
 * 10 of 161 mails that a person is asked about instead.
 */
const sureFrom = 0.96;
/** What is less likely than this is not worth a question. */
const proposedFrom = 0.3;
const mostEvidence = 3;

/** How much each kind of mark says where it stands, as a probability by itself. */
const strength: Record<Mention["kind"], Record<Zone, number>> = {
  address: { sender: 0, subject: 0.7, body: 0.7, signature: 0.85, forward: 0.5 },
  site: { sender: 0.6, subject: 0.6, body: 0.6, signature: 0.85, forward: 0.4 },
  phone: { sender: 0, subject: 0.6, body: 0.75, signature: 0.9, forward: 0.4 },
  reference: { sender: 0.5, subject: 0.9, body: 0.8, signature: 0.7, forward: 0.6 },
  postal: { sender: 0, subject: 0.3, body: 0.5, signature: 0.8, forward: 0.4 },
  name: { sender: 0.75, subject: 0.6, body: 0.45, signature: 0.75, forward: 0.35 },
  person: { sender: 0.55, subject: 0.3, body: 0.3, signature: 0.5, forward: 0.25 },
};
const siblingStrength = 0.7;

/** What the text of an email says. */
export interface ContentFilings {
  /** One that is sure enough to be filed; null where none is, or another is likely as well. */
  sure: Candidate | null;
  /** All that are worth a question, likeliest first. */
  likely: Candidate[];
}

const nothing: ContentFilings = { sure: null, likely: [] };

/**
 * What the text of an email says by itself. Mail among ourselves speaks of everybody and is not looked at; mail of
 * machines speaks by exact marks alone, and only proposes. Who writes from a domain that is nobody's may say what they
 * like of themselves: that too is only proposed, unless the domain is plainly one more of the business.
 */
export function contentFilings(email: AssociationSubject, facts: Facts): ContentFilings {
  const { content } = facts;
  if (content.names.size === 0 || email.direction === "internal") return nothing;
  const sender = outsiders(email, facts).find((person) => person.isLead);
  const mentions = mentionsIn(email, content).filter((one) => !email.isAutomated || isExact(one));
  const sibling = sender && !email.isAutomated ? siblingOf(hostOf(sender.address), facts) : null;
  const businesses = new Set([
    ...mentions.map((one) => one.businessId),
    ...(sibling ? [sibling.businessId] : []),
  ]);
  const likely = [...businesses]
    .flatMap((businessId) => {
      const own = mentions.filter((one) => one.businessId === businessId);
      const isSibling = sibling?.businessId === businessId;
      return toCandidate(
        businessId,
        own,
        isSibling && sender && sibling ? { sender, domain: sibling.domain } : null,
        facts,
      );
    })
    .filter((one) => one.confidence >= proposedFrom)
    .toSorted((a, b) => b.confidence - a.confidence || a.businessId.localeCompare(b.businessId));
  const [first, second] = likely;
  if (!first) return nothing;
  const isSure =
    first.confidence >= sureFrom &&
    (second?.confidence ?? 0) < 0.7 &&
    maySpeak(email, sender, sibling?.businessId === first.businessId, mentions, facts);
  return { sure: isSure ? { ...first, isLead: true } : null, likely };
}

/** A mark that only one business has. */
export function isExact({ kind }: Mention): boolean {
  return kind === "address" || kind === "reference" || kind === "phone";
}

/** Whether the text may file the email by itself, by who wrote it. */
function maySpeak(
  email: AssociationSubject,
  sender: Participant | undefined,
  isSibling: boolean,
  mentions: Mention[],
  facts: Facts,
): boolean {
  if (email.direction !== "inbound" || email.isAutomated || !sender) return false;
  if (!mentions.some(({ kind }) => kind !== "name" && kind !== "person")) return false;
  const domain = registrableDomain(sender.address);
  return domain === null || facts.isFreeMail(domain) || isSibling;
}

/** What the mentions of one business come to together; nothing where it is gone. */
export function toCandidate(
  businessId: string,
  mentions: Mention[],
  sibling: { sender: Participant; domain: string } | null,
  facts: Facts,
): Candidate[] {
  const name = facts.content.names.get(businessId);
  if (name === undefined) return [];
  const best = new Map<Mention["kind"], { mention: Mention; score: number }>();
  for (const mention of mentions) {
    const score = strength[mention.kind][mention.zone] * mention.weight;
    if (score > (best.get(mention.kind)?.score ?? 0)) best.set(mention.kind, { mention, score });
  }
  const found = [...best.values()].toSorted((a, b) => b.score - a.score);
  const scores = [...found.map(({ score }) => score), ...(sibling ? [siblingStrength] : [])];
  const evidence = [
    ...(sibling ? [siblingEvidence(sibling, name)] : []),
    ...found.map(({ mention }) => toEvidence(mention, name)),
  ].slice(0, mostEvidence);
  return [
    {
      ...{ businessId, name, isPrimary: false, source: "content", isLead: false, evidence },
      contactId: found.find(({ mention }) => mention.contactId !== null)?.mention.contactId ?? null,
      role: "mentioned",
      confidence: round(1 - scores.reduce((rest, score) => rest * (1 - score), 1)),
    },
  ];
}

/** So that the same evidence is the same number on every machine. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}

function siblingEvidence(
  { sender, domain }: { sender: Participant; domain: string },
  name: string,
): Evidence {
  const own = hostOf(sender.address);
  return { source: "content", text: `${own} is named like ${domain}, a domain of ${name}`, matched: own };
}

const places: Record<Zone, string> = {
  sender: "the sender’s name",
  subject: "the subject",
  body: "the text",
  signature: "the signature",
  forward: "the forwarded text",
};

function toEvidence({ kind, zone, matched }: Mention, name: string): Evidence {
  const place = places[zone];
  const words: Record<Mention["kind"], string> = {
    name: `“${matched}” stands in ${place}: ${name}`,
    person: `“${matched}” in ${place} is a contact of ${name}`,
    address: `${matched} in ${place} is an address of ${name}`,
    site: `${matched} in ${place} belongs to ${name}`,
    phone: `${matched} in ${place} is a number of ${name}`,
    reference: `${matched} in ${place} is a reference of ${name}`,
    postal: `“${matched}” in ${place} is the address of ${name}`,
  };
  return { source: "content", text: words[kind], matched };
}
