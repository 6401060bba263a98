import type { DeliveryState } from "../../standIn/control/types.ts";

/** What an account may be given beyond its name and address. */
export interface AccountOptions {
  /** Google Workspace domain: the id token's `hd`. */
  hostedDomain?: string;
  /** The id token's `email_verified`; true unless said. */
  emailVerified?: boolean;
  /** Answer every refresh with a new refresh token and void the old one. */
  rotateRefreshTokens?: boolean;
  /** The mailbox's history id, a uint64 below 2^63 in decimal; it is only ever raised. */
  historyId?: string;
  /** Each walk through the history begins with so many pages that hold no `history`. */
  emptyHistoryPages?: number;
}

/** A limit of quota units per minute and account, and the status with which Google says no. */
export interface Quota {
  unitsPerMinute: number;
  refuseWith: "403" | "429";
}

/** Where push deliveries go, and how they are signed. */
export interface PushEndpoint {
  /** The push subscription's endpoint; deliveries are POSTed to it. */
  url: string;
  /** `aud` of the token that goes with each delivery. */
  audience: string;
  /** `email` of that token. */
  serviceAccount: string;
  /** `projects/<project>/subscriptions/<name>`. */
  subscription?: string;
  /** Gmail sends one notification per second and user at most; false lets every change through. */
  onePerSecond?: boolean;
}

/** A notification on its way. */
export interface Delivery extends DeliveryState {
  messageId: string;
  emailAddress: string;
  historyId: string;
}

/** An account and how its mailbox stands. */
export interface AccountSummary {
  address: string;
  name: string;
  aliases: string[];
  historyId: string;
  emails: number;
  /** When the mailbox's push watch ends, milliseconds UTC; null without one. */
  watchedUntil: number | null;
}
