import type { Header } from "#worker/providers/mail/headers.ts";
import type { Trap } from "./traps.ts";

/** What an organization has entered of one business. */
export interface HardBusiness {
  id: string;
  name: string;
  aliases?: string[];
  domains?: string[];
  /** `Name <address>`, further addresses of the same person after it in angle brackets of their own. */
  contacts?: string[];
  websites?: string[];
  /** As a person would type them. */
  phones?: string[];
  /** Order, file and customer numbers that belong to this business alone. */
  references?: string[];
  postal?: string;
}

/** A small organization with what it knows, and the mailbox of one of its people. */
export interface HardWorld {
  name: string;
  /** The language that most of its mail is in, as in BCP 47. */
  language: "en" | "de" | "fr" | "es" | "pt" | "ja" | "pl" | "ar" | "he" | "nl" | "it";
  organization: {
    name: string;
    domains: string[];
    /** `Name <address>` and aliases as with contacts; the first is the owner of the mailbox. */
    people: string[];
  };
  businesses: HardBusiness[];
  /** Contacts without a business, written as those of a business. */
  people?: string[];
  /** The mails in order of time; `parseMails` says how they are written. */
  mails: string;
}

/** Where an email belongs. */
export interface HardTruth {
  /**
   * The business that the email is with: of the one who writes, or in a conversation of others of those whose it is.
   * Null: none, or none before others.
   */
  primary: string | null;
  /** Businesses that it rightly is filed under as well. */
  others: string[];
  /** The email, its thread or what a person did before says so; without it nobody could know. */
  hasEvidence: boolean;
  /** A person should choose: leaving it alone is right, and filing it is right only under the primary. */
  isAmbiguous: boolean;
}

/** What a person did by hand with an email, before the next one came. */
export interface HandFiling {
  act: "files" | "removes";
  /** Null: filed as belonging to no business. */
  businessId: string | null;
  scope: "email" | "thread" | "address" | "domain";
}

export interface HardEmail {
  id: string;
  trap: Trap;
  /** One sentence on what makes it hard. */
  why: string;
  truth: HardTruth;
  threadId: string;
  byHand: HandFiling | null;
  headers: Header[];
  /** Plain text as it was sent, with quoted history. */
  text: string;
  sentAt: number;
  /** Nobody looks at a single result of these, so that they stay a fair measure. */
  isHeld: boolean;
}
