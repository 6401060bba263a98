import { type Conversation, conversationOf, leadOf, type Voice, voiceFor } from "./conversation.ts";
import type { AssociationSubject, Decision, Filing } from "./decision.ts";
import { type Candidate, directFilings } from "./directFilings.ts";
import type { Facts } from "./facts.ts";

const threadConfidence = { order: 1, strong: 0.95, weak: 0.85 };

/** Decides one email by itself and what is stored of its conversation. */
export function decide(subject: AssociationSubject, facts: Facts): Decision {
  return decideAll([subject], facts)[0] ?? { emailId: subject.emailId, filings: [] };
}

/**
 * Decides emails together with the stored emails of their conversations, since a new email may be what files an older
 * one. Depends on nothing but the emails, the facts and people's words: the order in which mail arrives, and how often
 * this runs, make no difference. Answers the subjects first, in their order.
 */
export function decideAll(subjects: AssociationSubject[], facts: Facts): Decision[] {
  const emails = new Map(subjects.map((subject) => [subject.emailId, subject]));
  for (const siblings of facts.siblings.values())
    for (const sibling of siblings) if (!emails.has(sibling.emailId)) emails.set(sibling.emailId, sibling);
  const threads = Map.groupBy(emails.values(), (email) => email.threadId);
  const conversations = new Map(
    [...threads].map(([threadId, members]) => [threadId, conversationOf(threadId, members, facts)]),
  );
  return [...emails.values()].map((email) => {
    const conversation = conversations.get(email.threadId) ?? conversationOf(email.threadId, [email], facts);
    return { emailId: email.emailId, filings: filingsOf(email, conversation, facts) };
  });
}

function filingsOf(email: AssociationSubject, conversation: Conversation, facts: Facts): Filing[] {
  const isOut = conversation.order?.state === "rejected";
  if (isOut) return [];
  const candidates = directFilings(email, facts).filter((one) => !conversation.rejected.has(one.businessId));
  const voice = heard(email, voiceFor(email, conversation), facts);
  const primary = primaryOf(candidates, voice);
  const others = candidates
    .filter((one) => one.businessId !== primary?.businessId)
    .map((one) => toFiling(one, false));
  return primary ? [primary, ...others] : others;
}

/** Mail among ourselves and from machines follows people's words alone. */
function heard(email: AssociationSubject, voice: Voice | null, facts: Facts): Voice | null {
  if (voice === null || voice.weight === "order") return voice;
  if (email.direction !== "internal" && !email.isAutomated) return voice;
  const words = facts.words.get(email.threadId) ?? [];
  const businessId = voice.business?.businessId ?? "";
  const isWord = words.some(
    (word) =>
      word.emailId !== email.emailId &&
      word.state === "filed" &&
      (word.business?.businessId ?? "") === businessId,
  );
  return isWord ? voice : null;
}

/** In order of authority: a person's word on the conversation, contact address, conversation, business domain. */
function primaryOf(candidates: Candidate[], voice: Voice | null): Filing | null {
  if (voice?.weight === "order") return fromVoice(voice, candidates);
  const lead = leadOf(candidates);
  if (lead?.source === "contact") return toFiling(lead, true);
  if (voice?.weight === "strong") return fromVoice(voice, candidates);
  if (lead) return toFiling(lead, true);
  const tied = candidates.filter((one) => one.isLead && one.businessId !== "");
  if (tied.length > 1) {
    const isAmongThem = voice && tied.some((one) => one.businessId === voice.business?.businessId);
    return isAmongThem ? fromVoice(voice, candidates) : null;
  }
  // Whom nobody knows may write about anything to whomever in copy: those stay second, for a person to choose.
  return voice ? fromVoice(voice, candidates) : null;
}

/** What the email's own people say for the same business stays the source: it can be checked in the email itself. */
function fromVoice(voice: Voice, candidates: Candidate[]): Filing {
  const businessId = voice.business?.businessId ?? "";
  const own = candidates.find((one) => one.businessId === businessId);
  if (own && voice.weight !== "order") return toFiling(own, true);
  return {
    businessId,
    contactId: own?.contactId ?? (businessId === "" || voice.weight === "order" ? voice.contactId : null),
    isPrimary: true,
    source: "thread",
    confidence: threadConfidence[voice.weight],
    evidence: [voice.evidence, ...(own?.evidence ?? [])].slice(0, 3),
  };
}

function toFiling(candidate: Candidate, isPrimary: boolean): Filing {
  const { businessId, contactId, source, confidence, evidence } = candidate;
  return { businessId, contactId, isPrimary, source, confidence, evidence };
}
