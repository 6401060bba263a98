import { textParts } from "#shared/textParts.ts";
import { isForwardSubject } from "../../providers/mail/quotedHistory.ts";
import type { AssociationSubject } from "../decision.ts";
import { isLegalForm } from "./businessName.ts";
import { commonWords } from "./commonWords.ts";
import { contactedIn, exactlyContactedIn, withoutLinks } from "./contacted.ts";
import type { Clue, ContentIndex } from "./contentIndex.ts";
import type { PhraseMatch, PhraseMatcher } from "./phraseMatcher.ts";
import { type Word, wordsOf } from "./words.ts";

export type Zone = "sender" | "subject" | "body" | "signature" | "forward";

/** Something in an email that tells a business. */
export interface Mention {
  kind: Clue["kind"] | "address" | "site" | "phone";
  businessId: string;
  contactId: string | null;
  zone: Zone;
  /** As it stands in the email. */
  matched: string;
  /** How much a name says by itself, 0 to 1: a word that is nothing but a name says most. */
  weight: number;
}

/** What of an email tells businesses: the sender's shown name, the subject, and the text in its parts. */
export function mentionsIn(email: AssociationSubject, index: ContentIndex): Mention[] {
  const zones: [Zone, string][] = [
    ["sender", email.direction === "inbound" ? (email.from?.name ?? "") : ""],
    ...writtenZones(email),
  ];
  return zones.flatMap(([zone, text]) =>
    text === ""
      ? []
      : [
          ...named(zone, text, index.phrases),
          ...contactedIn(text, index).map((one) => ({ ...one, zone, weight: 1 })),
        ],
  );
}

/** References, phone numbers and addresses of contacts in what the writer themselves wrote: nothing quoted or passed on. */
export function exactMentionsIn(email: AssociationSubject, index: ContentIndex): Mention[] {
  return writtenZones(email).flatMap(([zone, text]): Mention[] =>
    zone === "forward" || text === ""
      ? []
      : [
          ...(index.references === null ? [] : named(zone, text, index.references)),
          ...exactlyContactedIn(text, index).map((one) => ({ ...one, zone, weight: 1 })),
        ],
  );
}

function writtenZones(email: AssociationSubject): [Zone, string][] {
  const parts = textParts(email.bodyText, { isForward: isForwardSubject(email.subject) });
  return [["subject", email.subject], ...parts.map(({ kind, text }): [Zone, string] => [zoneOf[kind], text])];
}

const zoneOf = { own: "body", signature: "signature", quote: "forward", forward: "forward" } as const;

function named(zone: Zone, text: string, phrases: PhraseMatcher<Clue>): Mention[] {
  const words = wordsOf(withoutLinks(text));
  return longest(phrases.find(words)).flatMap((match) =>
    match.values.flatMap((clue): Mention[] => {
      const weight = weightOf(clue, match, words, text);
      if (weight === 0) return [];
      const { kind, businessId, contactId } = clue;
      const matched = text.slice(words[match.first]!.start, words[match.last]!.end);
      return [{ kind, businessId, contactId, zone, matched, weight }];
    }),
  );
}

/** Of matches that overlap the longest: "Orbis Media" is not "Orbis". */
function longest(matches: PhraseMatch<Clue>[]): PhraseMatch<Clue>[] {
  const size = ({ first, last }: PhraseMatch<Clue>) => last - first;
  const kept: PhraseMatch<Clue>[] = [];
  for (const match of matches.toSorted((a, b) => size(b) - size(a) || a.first - b.first))
    if (!kept.some((other) => match.first <= other.last && match.last >= other.first)) kept.push(match);
  return kept;
}

/** 0 where the words only happen to be those of the clue. */
function weightOf(
  clue: Clue,
  { first, last }: PhraseMatch<Clue>,
  words: readonly Word[],
  text: string,
): number {
  if (clue.kind === "reference" || clue.kind === "postal") return 1;
  const own = words.slice(first, last + 1);
  const isCommon = own.every((word) => commonWords.has(word.key));
  const isSingle =
    own.length === 1 && /^[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{N}]+$/u.test(own[0]!.key);
  if (isInLink(words, first, last, text)) return 0;
  if (!isSingle && !isCommon) return isPartOfName(words, first, last, text) ? 0.7 : 1;
  if (!own.every((word) => isCapital(text[word.start]))) return 0;
  if (isJoined(words, first, last, text) || isPartOfName(words, first, last, text)) return 0;
  return isCommon ? 0.6 : 0.8;
}

function isInLink(words: readonly Word[], first: number, last: number, text: string): boolean {
  const { start } = words[first]!;
  const { end } = words[last]!;
  return (
    /[@/._]$/.test(text.slice(Math.max(0, start - 1), start)) ||
    /^(?:[@/_]|\.\p{L})/u.test(text.slice(end, end + 2))
  );
}

function isJoined(words: readonly Word[], first: number, last: number, text: string): boolean {
  return text[words[first]!.start - 1] === "-" || text[words[last]!.end] === "-";
}

/** Whether the words go on as another name: "Orbis Pharma", "Ana Orbis". */
function isPartOfName(words: readonly Word[], first: number, last: number, text: string): boolean {
  const before = words[first - 1];
  const after = words[last + 1];
  const goesOn = (word: Word | undefined, gap: string) =>
    word !== undefined &&
    /^[ \u00a0]$/.test(gap) &&
    isCapital(text[word.start]) &&
    !commonWords.has(word.key) &&
    !isLegalForm(word.key);
  return (
    goesOn(after, after ? text.slice(words[last]!.end, after.start) : "") ||
    goesOn(before, before ? text.slice(before.end, words[first]!.start) : "")
  );
}

function isCapital(letter: string | undefined): boolean {
  return letter !== undefined && letter !== letter.toLowerCase();
}
