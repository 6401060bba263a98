import type { DeliveryState } from "../../standIn/control/types.ts";
import type { AadstsCode } from "../oauth/aadsts.ts";

/** What an account may be given beyond its name and address. */
export interface AccountOptions {
  /** A GUID; accounts of one domain share a tenant unless said. */
  tenantId?: string;
  /** The tenant has proved that it owns the domain of the address: id tokens then hold `xms_edov`. */
  ownsDomain?: boolean;
  /** Only an administrator of the tenant may consent (AADSTS90094 on the page, AADSTS65001 without one). */
  adminApproval?: "required" | "not-required";
  /** Scopes that are left out of every consent, whatever was asked for. */
  withheldScopes?: string[];
  /** What becomes of a refresh token once it was used; Microsoft lets it live. */
  usedRefreshTokens?: "live" | "die";
  /** How `scope` is written in token answers: `Mail.Read`, or with the resource before it. */
  scopeNames?: "short" | "long";
  /** A mailbox without a sign-in of its own, opened through `/users/{address}` by those of `openTo`. */
  shared?: boolean;
  /** Addresses of people who may open this mailbox beside its owner. */
  openTo?: string[];
  /** The language in which the mailbox got its folder names; read when the account is created. */
  language?: "en" | "de" | "fr" | "es" | "ja";
}

/** An account and how its mailbox stands. */
export interface AccountSummary {
  address: string;
  name: string;
  aliases: string[];
  tenantId: string;
  objectId: string;
  emails: number;
  subscriptions: number;
}

/** A folder of a mailbox. */
export interface FolderSummary {
  id: string;
  /** Names from the top of the mailbox, joined by slashes. */
  path: string;
  /** Graph's name for it where it has one, such as `inbox`. */
  wellKnownName: string | null;
  emails: number;
  unread: number;
}

/** What Graph may do, or not, and a client must bear. */
export interface Behaviour {
  /** Every round of changes begins with those of the round before. */
  replayChanges: boolean;
  /** An email that left a folder and came back is reported as removed from it, and never as back. */
  returnsStayRemoved: boolean;
  /** Which half of a move shows first; the other half shows only once that one was read. */
  moveOrder: "together" | "removed-first" | "created-first";
  /** The reason that `@removed` gives for an email that lies in another folder now. */
  movedReason: "deleted" | "changed";
  /** `internetMessageHeaders` may not be selected inside delta. */
  refuseHeadersInDelta: boolean;
  /** How many emails a delta with `$filter` lists at most. */
  filteredDeltaLimit: number;
  /** Emails of one subject are one conversation, related or not. */
  joinBySubject: boolean;
  /** Whether a move of several emails at once is notified. */
  notifyBulkMoves: boolean;
}

/** How a delta loses its state. */
export interface DeltaReset {
  /** Path, well-known name or id of a folder; all folders unless given. `""` is the delta of the folders themselves. */
  folder?: string;
  /** `resyncRequired` unless given; SyncStateNotFound, SyncStateInvalid, InvalidSyncStateData, … */
  code?: string;
  /** 410 unless given. */
  status?: number;
  /** How many more pages are answered before the state is gone; 0 unless given. */
  afterPages?: number;
}

/** The limits of one app in one mailbox; null: none. */
export interface Limits {
  /** Requests at the same time. */
  concurrent: number | null;
  /** Requests of one batch at the same time. */
  batchConcurrent: number | null;
  requestsPer10Minutes: number | null;
}

/** Which token calls fail. */
export interface TokenFailure {
  code: AadstsCode;
  /** Address whose tokens are meant; anyone's unless given. */
  account?: string;
  /** Once unless given; null: until the fault is removed. */
  count?: number | null;
}

export type LifecycleEvent = "reauthorizationRequired" | "subscriptionRemoved" | "missed";

/** A change notification, or a lifecycle one, on its way. */
export interface Delivery extends DeliveryState {
  subscriptionId: string;
  /** Where it goes. */
  url: string;
  /** `created`, `updated`, `deleted`, or the lifecycle event. */
  about: string;
  /** Id of the email as it was sent; null for a lifecycle event. */
  emailId: string | null;
  /** The JSON that is posted. */
  body: string;
}

/** A subscription that lives. */
export interface SubscriptionSummary {
  id: string;
  resource: string;
  changeTypes: string[];
  notificationUrl: string;
  lifecycleNotificationUrl: string | null;
  /** Milliseconds UTC. */
  expiresAt: number;
}
