import { type ContentFilings, contentFilings } from "./content/contentFilings.ts";
import { type NamedFilings, namedFilings } from "./content/namedFilings.ts";
import { similarFilings } from "./content/similarFilings.ts";
import type { AssociationSubject } from "./decision.ts";
import { type Candidate, directFilings } from "./directFilings.ts";
import type { Facts } from "./facts.ts";
import { ruling } from "./rules/ruling.ts";

/** All that one email says by itself, before its conversation is heard. */
export interface Gathered {
  email: AssociationSubject;
  /** Where a learned rule files it. */
  rule: Candidate | null;
  /** A rule says that it is with no business at all. */
  isBarred: boolean;
  /** What its participants speak for. */
  candidates: Candidate[];
  /** The one of them that leads; null where there is none, or more than one. */
  lead: Candidate | null;
  /** What its text says; not looked at where who takes part says it all. */
  content: ContentFilings;
  /** Those that its writer names by an exact mark. */
  named: NamedFilings;
}

const unread: ContentFilings = { sure: null, likely: [] };
const nobody: NamedFilings = { all: [], titled: null };

/** Gathers what an email says by itself. */
export function gather(email: AssociationSubject, facts: Facts): Gathered {
  const { filing, never } = ruling(email, facts);
  if (never.has(""))
    return { email, rule: null, isBarred: true, candidates: [], lead: null, content: unread, named: nobody };
  const isAllowed = (one: Candidate) => !never.has(one.businessId);
  const candidates = directFilings(email, facts).filter(isAllowed);
  const lead = leadOf(candidates);
  const isSettled = filing !== null || lead !== null;
  const content = isSettled ? unread : allowed(contentOf(email, facts), isAllowed);
  const { all, titled } = namedFilings(email, facts);
  const named = { all: all.filter(isAllowed), titled };
  return { email, rule: filing, isBarred: false, candidates, lead, content, named };
}

function contentOf(email: AssociationSubject, facts: Facts): ContentFilings {
  const { sure, likely } = contentFilings(email, facts);
  return { sure, likely: [...likely, ...similarFilings(email, facts)] };
}

function allowed({ sure, likely }: ContentFilings, isAllowed: (one: Candidate) => boolean): ContentFilings {
  return { sure: sure && isAllowed(sure) ? sure : null, likely: likely.filter(isAllowed) };
}

/** The one business that the leading participants speak for; null where there is none, or more than one. */
function leadOf(candidates: Candidate[]): Candidate | null {
  const leads = candidates.filter((one) => one.isLead);
  const businesses = leads.filter((one) => one.businessId !== "");
  const [first, second] = businesses.length > 0 ? businesses : leads;
  return first && !second ? first : null;
}
