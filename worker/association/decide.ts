import { type Conversation, conversationOf, type Voice, voiceFor } from "./conversation.ts";
import type { AssociationSubject, Decision, Filing } from "./decision.ts";
import type { Candidate } from "./directFilings.ts";
import type { Facts } from "./facts.ts";
import { type Gathered, gather } from "./gather.ts";
import { isImpostor } from "./impostor.ts";
import { proposals } from "./proposals.ts";

const threadConfidence = { order: 1, strong: 0.95, weak: 0.85, text: 0.8 };

/** Decides one email by itself and what is stored of its conversation. */
export function decide(subject: AssociationSubject, facts: Facts): Decision {
  return decideAll([subject], facts)[0] ?? { emailId: subject.emailId, filings: [], proposed: [] };
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
  const gathered = [...emails.values()].map((email) => gather(email, facts));
  const threads = Map.groupBy(gathered, ({ email }) => email.threadId);
  const conversations = new Map(
    [...threads].map(([threadId, members]) => [threadId, conversationOf(threadId, members, facts)]),
  );
  return gathered.map((one) => {
    const { emailId, threadId } = one.email;
    const conversation = conversations.get(threadId) ?? conversationOf(threadId, [one], facts);
    return { emailId, ...settle(one, conversation, facts) };
  });
}

/** In order of authority: a person's word on the conversation, then rules, then all the rest. */
function settle(one: Gathered, conversation: Conversation, facts: Facts): Omit<Decision, "emailId"> {
  if (conversation.order?.state === "rejected") return { filings: [], proposed: [] };
  const isAllowed = (candidate: Candidate) => !conversation.rejected.has(candidate.businessId);
  const candidates = one.candidates.filter(isAllowed);
  const voice = heard(one, voiceFor(one, conversation, facts), facts);
  if (one.isBarred && voice?.weight !== "order") return { filings: [], proposed: [] };
  const rule = one.rule && isAllowed(one.rule) ? one.rule : null;
  const lead = one.lead && isAllowed(one.lead) ? one.lead : null;
  const sure = one.content.sure && isAllowed(one.content.sure) ? one.content.sure : null;
  const titled = one.named.titled && isAllowed(one.named.titled) ? one.named.titled : null;
  const primary = primaryOf({ candidates, rule, lead, sure, titled }, voice);
  if (primary === null) {
    const likely = one.content.likely.filter(isAllowed);
    return { filings: [], proposed: proposals(candidates, likely) };
  }
  const named = one.named.all.filter(isAllowed);
  return { filings: [primary, ...othersBeside(primary, [...candidates, ...named])], proposed: [] };
}

/** Each other business once: who takes part before who is only named. */
function othersBeside(primary: Filing, found: Candidate[]): Filing[] {
  const others = new Map<string, Filing>();
  for (const one of found)
    if (one.businessId !== primary.businessId && one.businessId !== "" && !others.has(one.businessId))
      others.set(one.businessId, toFiling(one, false));
  return [...others.values()];
}

/**
 * Mail among ourselves and from machines follows people's words alone, and a stranger whose address imitates a
 * business's does not get into its conversations.
 */
function heard({ email }: Gathered, voice: Voice | null, facts: Facts): Voice | null {
  if (voice === null || voice.weight === "order") return voice;
  if (isImpostor(email, facts)) return null;
  const isReport = email.behind.some((person) => person.role === "failed");
  if (email.direction !== "internal" && (!email.isAutomated || isReport)) return voice;
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

interface Choice {
  candidates: Candidate[];
  rule: Candidate | null;
  lead: Candidate | null;
  sure: Candidate | null;
  titled: Candidate | null;
}

/** Rules, contact address, conversation, business domain, and text where nothing else speaks. */
function primaryOf({ candidates, rule, lead, sure, titled }: Choice, voice: Voice | null): Filing | null {
  if (voice?.weight === "order") return fromVoice(voice, candidates);
  if (rule) return toFiling(rule, true);
  if (lead?.source === "contact") return toFiling(lead, true);
  if (lead && voice)
    return followsVoice(voice, candidates) ? fromVoice(voice, candidates) : toFiling(lead, true);
  if (voice?.weight === "strong") return fromVoice(voice, candidates);
  if (lead) return titleOf(titled, candidates) ?? toFiling(lead, true);
  const tied = candidates.filter((one) => one.isLead && one.businessId !== "");
  if (tied.length > 1) {
    const isAmongThem = voice && tied.some((one) => one.businessId === voice.business?.businessId);
    return isAmongThem ? fromVoice(voice, candidates) : null;
  }
  // Whom nobody knows may write about anything to whomever in copy: those stay second, for a person to choose.
  if (voice && voice.weight !== "text") return fromVoice(voice, candidates);
  if (sure) return toFiling(sure, true);
  return voice ? fromVoice(voice, candidates) : null;
}

/** Who writes from a business's domain to people of another, under a reference of those, writes in a matter of theirs. */
function titleOf(titled: Candidate | null, candidates: Candidate[]): Filing | null {
  const own = candidates.find((one) => one.businessId === titled?.businessId && one.source === "contact");
  if (!titled || !own) return null;
  return { ...toFiling(own, true), evidence: [...titled.evidence.slice(0, 1), ...own.evidence].slice(0, 3) };
}

/**
 * Whether an email of another business's domain stays with its conversation: where a person said so, and where those
 * whose conversation it is take part in it. Without them it is a matter of its own under an old subject.
 */
function followsVoice(voice: Voice, candidates: Candidate[]): boolean {
  if (voice.weight === "text") return false;
  return voice.isWord || candidates.some((one) => one.businessId === voice.business?.businessId);
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
    role: own?.role ?? null,
    confidence: threadConfidence[voice.weight],
    evidence: [voice.evidence, ...(own?.evidence ?? [])].slice(0, 3),
  };
}

function toFiling(candidate: Candidate, isPrimary: boolean): Filing {
  const { businessId, contactId, source, role, confidence, evidence } = candidate;
  return { businessId, contactId, isPrimary, source, role, confidence, evidence };
}
