import type { AssociationSubject } from "../decision.ts";
import type { Candidate } from "../directFilings.ts";
import type { Facts } from "../facts.ts";
import { isExact, toCandidate } from "./contentFilings.ts";
import { exactMentionsIn, type Mention } from "./mentions.ts";

/** Longer lists are a directory, not what an email is about. */
const most = 3;

export interface NamedFilings {
  all: Candidate[];
  /** The one of them whose reference is in the subject; null where there is none, or more than one. */
  titled: Candidate | null;
}

const nobody: NamedFilings = { all: [], titled: null };

/**
 * Businesses that the writer of an email names by a mark that only one business has: a reference, a number, the address
 * of a contact. They are others beside the one that the email is with, never the main one.
 */
export function namedFilings(email: AssociationSubject, facts: Facts): NamedFilings {
  const { content } = facts;
  if (content.names.size === 0 || email.direction === "internal" || email.isAutomated) return nobody;
  const mentions = exactMentionsIn(email, content).filter(isExact);
  const owners = Map.groupBy(mentions, ({ matched }) => matched);
  const telling = mentions.filter(({ matched, businessId }) =>
    owners.get(matched)?.every((one) => one.businessId === businessId),
  );
  const businesses = Map.groupBy(telling, ({ businessId }) => businessId);
  if (businesses.size > most) return nobody;
  const all = [...businesses].flatMap(([businessId, own]) => toCandidate(businessId, own, null, facts));
  const titles = new Set(telling.filter(isTitle).map(({ businessId }) => businessId));
  const [title, another] = all.filter((one) => titles.has(one.businessId));
  return { all, titled: title && !another ? title : null };
}

function isTitle({ kind, zone }: Mention): boolean {
  return kind === "reference" && zone === "subject";
}
