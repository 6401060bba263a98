import type { ProviderKind } from "#shared/auth.ts";

/** Somebody of the sample company, whose mailbox the sandbox connects. */
export interface SamplePerson {
  address: string;
  provider: ProviderKind;
  /** Of the emails that were asked for, how many this mailbox holds. */
  share: number;
}

/** Two colleagues who share some correspondence, one with Gmail and one with Outlook. */
export const ada: SamplePerson = { address: "ada@northwind.example", provider: "google", share: 1 };
export const ben: SamplePerson = { address: "ben@northwind.example", provider: "microsoft", share: 0.4 };
