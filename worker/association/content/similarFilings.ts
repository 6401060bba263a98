import type { Evidence } from "#shared/association.ts";
import type { AssociationSubject } from "../decision.ts";
import type { Candidate } from "../directFilings.ts";
import type { Facts } from "../facts.ts";
import { isOwn } from "../participants.ts";
import { keyOf, type Token, tokensOf } from "./handFiled.ts";

/** How likely one shared token makes it that emails belong together, by itself. */
const strength: Record<Token["kind"], number> = { address: 0.6, domain: 0.5, word: 0.3 };
/** Below this nobody is asked; two words of a subject reach it, one does not. */
const proposedFrom = 0.4;
/** Words of as many businesses as this belong to none. */
const mostOwners = 3;
const mostEvidence = 3;

/**
 * Businesses to which people filed mail that is like this: from or to the same address or domain, or with the same
 * words in its subject. It only proposes.
 */
export function similarFilings(email: AssociationSubject, facts: Facts): Candidate[] {
  if (facts.handFiled.size === 0 || email.isAutomated || email.direction === "internal") return [];
  const found = new Map<string, { token: Token; score: number; emails: number }[]>();
  const seen = new Set<string>();
  for (const token of tokensOf(email, (address) => isOwn(address, facts), facts.isFreeMail)) {
    const counts = facts.handFiled.get(keyOf(token));
    if (!counts || counts.size > mostOwners || seen.has(keyOf(token))) continue;
    seen.add(keyOf(token));
    const all = [...counts.values()].reduce((sum, emails) => sum + emails, 0);
    for (const [businessId, emails] of counts) {
      const score = (strength[token.kind] * emails) / all;
      found.set(businessId, [...(found.get(businessId) ?? []), { token, score, emails }]);
    }
  }
  return [...found].flatMap(([businessId, shared]) => {
    const name = facts.content.names.get(businessId);
    const confidence = 1 - shared.reduce((rest, { score }) => rest * (1 - score), 1);
    if (name === undefined || confidence < proposedFrom) return [];
    const evidence = shared
      .toSorted((a, b) => b.score - a.score)
      .slice(0, mostEvidence)
      .map(({ token, emails }) => evidenceOf(token, emails, name));
    return [candidateOf(businessId, name, Math.round(confidence * 1000) / 1000, evidence)];
  });
}

function candidateOf(businessId: string, name: string, confidence: number, evidence: Evidence[]): Candidate {
  return {
    ...{ businessId, name, contactId: null, isPrimary: false, isLead: false },
    ...{ source: "content", role: null, confidence, evidence },
  };
}

function evidenceOf({ kind, matched }: Token, emails: number, name: string): Evidence {
  const filed = emails === 1 ? "an email" : `${emails} emails`;
  const words = { address: `with ${matched}`, domain: `with ${matched}`, word: `about “${matched}”` };
  return { source: "content", text: `People filed ${filed} ${words[kind]} under ${name}`, matched };
}
