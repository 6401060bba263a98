export type Language = "en" | "de" | "fr" | "es" | "pt" | "pl" | "ja";

export type Industry =
  | "logistics"
  | "insurance"
  | "machinery"
  | "software"
  | "food"
  | "construction"
  | "energy"
  | "medical"
  | "travel"
  | "printing";

/** Those who deliver something that can be late or broken. */
export const goods: readonly Industry[] = [
  "logistics",
  "machinery",
  "food",
  "construction",
  "energy",
  "medical",
  "printing",
];

/** What a conversation is about: what is said first, in the middle and at the end. */
export interface Topic {
  /** Only these industries talk about it; absent: all do. */
  industries?: readonly Industry[];
  subjects: readonly string[];
  openings: readonly string[];
  /** Things said in between, each by either side. */
  middles: readonly string[];
  /** The kind of file that is attached to the opening mail. */
  file?: "invoice" | "offer" | "contract" | "list" | "photo";
}

/**
 * How one language writes business mail. `{slots}` in braces are filled by `fillSlots` in ../wording.ts.
 */
export interface LanguagePack {
  replyPrefix: string;
  forwardPrefix: string;
  greetings: readonly string[];
  closings: readonly string[];
  /** Said in front of, or after, the main sentence. */
  leads: readonly string[];
  asides: readonly string[];
  /** Middles that fit every topic. */
  middles: readonly string[];
  endings: readonly string[];
  topics: readonly Topic[];
  products: Readonly<Record<Industry, readonly string[]>>;
  /** Line above a quoted mail in Gmail's and Thunderbird's style. */
  attribution: string;
  /** Header block above a quoted mail in Outlook's style: from, sent, to, cc, subject. */
  labels: readonly [string, string, string, string, string];
  originalMessage: string;
  forwardedMessage: string;
  forwardNotes: readonly string[];
  outOfOffice: { subject: string; body: string };
  weekdays: readonly string[];
  months: readonly string[];
  /** Slots: weekday, day, month, year. */
  longDate: string;
  shortDate: string;
  disclaimer: string;
}
