import { hostOf, normalizeAddress } from "#shared/mailAddress.ts";
import type { AssociationSubject } from "../decision.ts";
import { commonWords } from "./commonWords.ts";
import { wordsOf } from "./words.ts";

/** What tells one email from another: who outside wrote it or was written to, and words of its subject. */
export interface Token {
  kind: "address" | "domain" | "word";
  key: string;
  /** As it stands in the email. */
  matched: string;
}

/** What people filed by hand of late: by kind and key of a token, in how many emails of each business it stands. */
export type HandFiled = Map<string, Map<string, number>>;

/** Words of one subject that are looked at. */
const mostWords = 12;

/** Counts the tokens of emails that people filed; each counts once an email. */
export function handFiledIndex(filed: { businessId: string; tokens: Token[] }[]): HandFiled {
  const index: HandFiled = new Map();
  for (const { businessId, tokens } of filed)
    for (const key of new Set(tokens.map(keyOf))) {
      const counts = index.get(key) ?? new Map<string, number>();
      index.set(key, counts.set(businessId, (counts.get(businessId) ?? 0) + 1));
    }
  return index;
}

export function keyOf({ kind, key }: Token): string {
  return `${kind} ${key}`;
}

/**
 * The tokens of an email. `isShared` tells domains that strangers share, `isOwn` our own addresses: neither tells
 * anything.
 */
export function tokensOf(
  { direction, from, to, subject }: Pick<AssociationSubject, "direction" | "from" | "to" | "subject">,
  isOwn: (address: string) => boolean,
  isShared: (domain: string) => boolean,
): Token[] {
  const people = direction === "outbound" ? to.slice(0, 3) : from ? [from] : [];
  const addresses = people.flatMap(({ address }): Token[] => {
    const key = normalizeAddress(address);
    if (key === null || isOwn(key)) return [];
    const host = hostOf(key);
    const domain: Token = { kind: "domain", key: host, matched: host };
    return [{ kind: "address", key, matched: address }, ...(isShared(host) ? [] : [domain])];
  });
  const words = wordsOf(subject)
    .filter(({ key }) => isTelling(key))
    .slice(0, mostWords)
    .map(({ key, start, end }): Token => ({ kind: "word", key, matched: subject.slice(start, end) }));
  return [...addresses, ...words];
}

/** Signs of scripts without spaces come one by one, and say as little as short words and small numbers. */
function isTelling(word: string): boolean {
  return word.length >= 4 && !commonWords.has(word);
}
