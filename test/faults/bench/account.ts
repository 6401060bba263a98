import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import type { Random } from "#sandbox/mailboxes/random.ts";
import type { StandInControl } from "#sandbox/standIn/control/standInControl.ts";
import type { DeliveryState, Grant } from "#sandbox/standIn/control/types.ts";
import type { FaultPlan } from "./faultPlans.ts";

/** An email as the provider holds it at the end: what the database has to say of it. */
export interface Held {
  externalId: string;
  /** No two mails of a scenario have the same. */
  subject: string;
  /** Whether it lies in what is synced. */
  isIncluded: boolean;
  isDraft: boolean;
  folders: string[];
  isRead: boolean;
  isStarred: boolean;
}

/** What both stand-ins let a scenario do from behind. */
export type MailControl = Omit<StandInControl<never, never, DeliveryState>, "changeAccount" | "accounts">;

/** Something that happens to a mailbox or around it. */
export interface Happening {
  name: string;
  weight: number;
  run(random: Random): Promise<void>;
}

/** One person's mailbox at one provider's stand-in. */
export interface Account {
  kind: "google" | "microsoft";
  address: string;
  control: MailControl;
  subject: string;
  scopes: string[];
  config: Record<string, string>;
  grant(): Promise<Grant>;
  /** What only this provider's mailboxes go through; `newMail` gives the raw bytes of a mail that nobody has yet. */
  happenings(newMail: () => Uint8Array): Happening[];
  /** Endpoints that can fail, with the ways in which they do. */
  faults: FaultPlan[];
  /** From now on each refresh token works once, and a new one comes with each use. */
  replaceRefreshTokens(): Promise<void>;
  /** The provider forgets every position from which changes are followed. */
  forgetPositions(): Promise<void>;
  /** Ends all faults, quotas and oddities. */
  calm(): Promise<void>;
  /** Everything that the provider holds, read from the provider and not from what we believe of it. */
  held(): Promise<Held[]>;
}

/** Where accounts are made, one per scenario. */
export interface Provider {
  name: "Gmail" | "Outlook";
  open(address: string, mails: Iterable<SampleEmail>): Promise<Account>;
  close(): Promise<void>;
}
