import type { StandInControl } from "../../standIn/control/standInControl.ts";
import type { AccountOptions, AccountSummary, Delivery, PushEndpoint, Quota } from "./types.ts";

/**
 * All that tests and demos can do to Google's stand-in from behind. Changes to mail are written into the history and
 * pushed, as if the person had made them in Gmail.
 */
export interface GoogleControl extends StandInControl<AccountOptions, AccountSummary, Delivery> {
  /** Every history id handed out so far is answered 404 from now on. */
  expireHistory(address: string): Promise<void>;
  /** Quota units per minute and account; null refuses nothing (the start). */
  setQuota(quota: Quota | null): Promise<void>;
  /** Where watched mailboxes are told of; null tells nobody (the start). */
  setPushEndpoint(endpoint: PushEndpoint | null): Promise<void>;
}
