import type { Language } from "../languages/language.ts";
import type { Header, Party } from "../mime/header.ts";
import type { Attachment, MimePart } from "../mime/part.ts";
import type { Colleague, Person } from "../person.ts";
import { createRandom, type Random } from "../random.ts";
import type { World } from "../world.ts";

/** What a mail is, as nobody but the generator knows for certain. */
export type EmailKind =
  | "business"
  | "forward"
  | "via"
  | "out-of-office"
  | "personal"
  | "newsletter"
  | "automated"
  | "internal"
  | "calendar"
  | "list"
  | "bounce"
  | "spam";

/** What a mail says, before it is signed, quoted and encoded. */
export interface Content {
  /** Without "Re:" or "Fwd:". */
  subject: string;
  text: string;
  /** A designed mail; absent, HTML is made from the text as the writer's mail client would. */
  html?: string;
  files?: Attachment[];
  calendar?: { method: "REQUEST" | "REPLY" | "CANCEL"; ics: string };
  /** Replaces the body altogether, as in a delivery report. */
  part?: MimePart;
}

/** One mail of an exchange: who, to whom, when. What it says is composed only when it is written out. */
export interface Turn {
  index: number;
  sender: Person;
  /** Where it comes from; one of the sender's addresses, or a machine's. */
  from: Party;
  to: Party[];
  cc: Party[];
  /** Addresses of ours that get it through a group address without being named. */
  throughGroup: string[];
  sentAt: number;
  parent?: Turn;
  manner: "new" | "reply" | "forward";
  kind: EmailKind;
  businesses: string[];
  language: Language;
  /** Written by a machine: no signature, no quoted history. */
  machine: boolean;
  draft: boolean;
  headers: Header[];
  /** Labels that Gmail itself would give it at the recipient. */
  category?: "CATEGORY_PROMOTIONS" | "CATEGORY_UPDATES" | "CATEGORY_FORUMS" | "SPAM";
  compose(): Content;
}

/** A conversation as it happened between everybody, before it lies in anyone's mailbox. */
export interface Exchange {
  key: string;
  turns: Turn[];
}

/** What an exchange is made from. */
export interface Setting {
  world: World;
  /** Index of the exchange in the history of the organization, and the seed of all its choices. */
  key: string;
  startsAt: number;
  random: Random;
  colleague: Colleague;
  /** A second one, for copies and forwards. */
  other: Colleague;
}

/** Who takes part is decided first and cheaply; `cast` is called only for a mailbox that it concerns. */
export interface ExchangeKind {
  /** Colleagues who may get a mail of it. */
  involves: "both" | "first" | "all";
  cast(setting: Setting): Turn[];
}

export function party(person: Person, address = person.address): Party {
  return { name: person.name, address };
}

type TurnInput = Pick<Turn, "sender" | "to" | "sentAt" | "kind" | "language"> & Partial<Turn>;

/** A turn with what is usual filled in. Its words come from a stream of their own: `composeWith(random)`. */
export function newTurn(
  setting: Setting,
  index: number,
  input: TurnInput,
  composeWith: (random: Random) => Content,
): Turn {
  return {
    index,
    from: party(input.sender),
    cc: [],
    throughGroup: [],
    manner: "new",
    businesses: [],
    machine: false,
    draft: false,
    headers: [],
    ...input,
    compose: () => composeWith(createRandom("words", setting.world.seed, setting.key, index)),
  };
}
