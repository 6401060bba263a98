import type { Address } from "#shared/address.ts";
import type { BehindPerson } from "#shared/behind.ts";
import { isFreeMailDomain } from "#shared/mailAddress.ts";
import { type ContentIndex, emptyContentIndex } from "./content/contentIndex.ts";
import type { HandFiled } from "./content/handFiled.ts";
import type { AssociationSubject } from "./decision.ts";

/** A contact that an address belongs to; `business` null for a person without one. */
export interface ContactFact {
  contactId: string;
  name: string;
  /** What they are to us or their business, as entered; may be empty. */
  title: string;
  business: BusinessFact | null;
}

export interface BusinessFact {
  businessId: string;
  name: string;
}

/** A domain that nobody entered, but all of whose known people are contacts of one business. */
export interface PeerFact {
  business: BusinessFact;
  /** One of those contacts. */
  contactName: string;
  /** Several of them, or a domain named like the business: one person alone may be with an internet provider. */
  isTheirs: boolean;
}

/** What a person said of one email. */
export interface PersonsWord {
  emailId: string;
  threadId: string;
  state: "filed" | "rejected";
  /** Null: with no business (`filed`: with a contact only; `rejected`: with nobody at all). */
  business: BusinessFact | null;
  contactId: string | null;
  contactName: string | null;
  isPrimary: boolean;
  /** Said of the whole conversation, so that what comes later follows. */
  isThread: boolean;
  userName: string;
  /** Milliseconds UTC. */
  decidedAt: number;
}

/** What a person said of an email of the same conversation that lies in another mailbox, where all may see it. */
export interface SharedWord {
  emailId: string;
  business: BusinessFact;
  userName: string;
  /** Normalised addresses of everyone in that email. */
  people: Set<string>;
}

/** What a person's correction taught. */
export interface RuleFact {
  kind: "thread" | "subject_tag" | "address" | "domain";
  /** A thread id of this mailbox, a tag in lower case, a normalised address, or a domain that covers its subdomains. */
  value: string;
  effect: "file" | "never";
  /** Null with `never`: under none at all. */
  business: BusinessFact | null;
  contactId: string | null;
  contactName: string | null;
  userName: string;
}

/**
 * What the organization knows about the people and conversations of some emails of one mailbox. Only people's words
 * and what they entered count: what the engine decided before is no evidence, so that deciding twice gives the same.
 */
export interface Facts {
  /** By normalised address. */
  contacts: Map<string, ContactFact>;
  /** By domain as entered: it covers its subdomains. */
  domains: Map<string, BusinessFact>;
  /** By registrable domain. */
  peers: Map<string, PeerFact>;
  rules: RuleFact[];
  /** By thread id, newest word first. */
  words: Map<string, PersonsWord[]>;
  /** By thread id, newest word first. */
  sharedWords: Map<string, SharedWord[]>;
  /** Stored emails of the same threads that are not automated, by thread id. */
  siblings: Map<string, AssociationSubject[]>;
  /** What tells the organization's businesses in a text. */
  content: ContentIndex;
  /** What people filed by hand of late. */
  handFiled: HandFiled;
  ownAddresses: Set<string>;
  /** Those of them that are a member's or a mailbox's own name, not an alias or a group. */
  mainAddresses: Set<string>;
  ownDomains: Set<string>;
  /** Whether strangers share a domain, as this organization sees it. */
  isFreeMail(domain: string): boolean;
}

/** Facts of an organization that knows nothing yet. */
export function noFacts(): Facts {
  return {
    contacts: new Map(),
    domains: new Map(),
    peers: new Map(),
    rules: [],
    words: new Map(),
    sharedWords: new Map(),
    siblings: new Map(),
    content: emptyContentIndex,
    handFiled: new Map(),
    ownAddresses: new Set(),
    mainAddresses: new Set(),
    ownDomains: new Set(),
    isFreeMail: isFreeMailDomain,
  };
}

/** An email as far as the engine needs it, from its stored columns. */
export interface StoredSubject {
  id: string;
  thread_id: string;
  direction: AssociationSubject["direction"];
  is_automated: boolean;
  from: Address | null;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  reply_to: Address[];
  behind: BehindPerson[];
  subject: string;
  body_text: string;
}

export function toSubject(row: StoredSubject): AssociationSubject {
  return {
    emailId: row.id,
    threadId: row.thread_id,
    direction: row.direction,
    isAutomated: row.is_automated,
    from: row.from,
    to: row.to,
    cc: row.cc,
    bcc: row.bcc,
    replyTo: row.reply_to,
    behind: row.behind,
    subject: row.subject,
    bodyText: row.body_text,
  };
}
