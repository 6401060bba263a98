import type { Filing } from "./decision.ts";
import type { Candidate } from "./directFilings.ts";

/** More is no choice but a list. */
const mostProposed = 3;
/** How likely it is that an email is about somebody who only reads along, or is one of several. */
const likelihoodOf = { lead: 0.5, other: 0.4 };

/** What a person may choose from, likeliest first: those who take part and those whom the text names. */
export function proposals(candidates: Candidate[], likely: Candidate[]): Filing[] {
  const found = new Map<string, Filing>();
  for (const one of candidates) {
    if (one.businessId === "") continue;
    const confidence = one.isLead ? likelihoodOf.lead : likelihoodOf.other;
    found.set(one.businessId, { ...filingOf(one), confidence });
  }
  for (const one of likely) {
    const known = found.get(one.businessId);
    if (known === undefined) {
      found.set(one.businessId, filingOf(one));
      continue;
    }
    known.confidence = Math.round((1 - (1 - known.confidence) * (1 - one.confidence)) * 1000) / 1000;
    known.evidence = [...known.evidence, ...one.evidence].slice(0, 3);
  }
  return [...found.values()]
    .toSorted((a, b) => b.confidence - a.confidence || a.businessId.localeCompare(b.businessId))
    .slice(0, mostProposed);
}

function filingOf({ businessId, contactId, source, role, confidence, evidence }: Candidate): Filing {
  return { businessId, contactId, isPrimary: false, source, role, confidence, evidence };
}
