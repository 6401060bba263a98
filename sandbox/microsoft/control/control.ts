import type { StandInControl } from "../../standIn/control/standInControl.ts";
import type { EmailRef, NewEmail, PlacedFault } from "../../standIn/control/types.ts";
import type {
  AccountOptions,
  AccountSummary,
  Behaviour,
  Delivery,
  DeltaReset,
  FolderSummary,
  LifecycleEvent,
  Limits,
  SubscriptionSummary,
  TokenFailure,
} from "./types.ts";

/**
 * All that tests and demos can do to Microsoft's stand-in from behind. Emails are named by their immutable id (which
 * is what the control answers) or their ordinary one; folders by id, by Graph's well-known name, or by path.
 */
export interface MicrosoftControl extends StandInControl<AccountOptions, AccountSummary, Delivery> {
  folders(address: string): Promise<FolderSummary[]>;
  /** Creates a folder, and those above it where missing. */
  createFolder(address: string, path: string): Promise<FolderSummary>;
  renameFolder(address: string, folder: string, name: string): Promise<void>;
  /** Puts a folder under another one, or at the top (""). */
  moveFolder(address: string, folder: string, parent: string): Promise<void>;
  /** For ever, with all that lies in it. */
  deleteFolder(address: string, folder: string): Promise<void>;

  /** Moves emails into a folder; a path not yet known is created. */
  move(address: string, emailIds: string[], folder: string): Promise<void>;
  /** The ordinary ids that these emails have now. */
  ordinaryIds(address: string, emailIds: string[]): Promise<string[]>;
  /** Sends the notification of an email that comes only with `releaseLateEmails`. */
  announceLate(address: string, email: NewEmail): Promise<EmailRef>;
  /** Lets emails come that were announced before. Returns how many. */
  releaseLateEmails(address: string): Promise<number>;

  /** Deltas lose their state, also in the middle of their pages. */
  resetDelta(address: string, reset?: DeltaReset): Promise<void>;
  /** Changes what Graph does where it may do this or that; what is not named stays. */
  setBehaviour(behaviour: Partial<Behaviour>): Promise<void>;
  /** null: as at the start, four at a time inside of a batch and nothing else. */
  setLimits(limits: Limits | null): Promise<void>;

  /** Token calls fail with one of Entra's errors. */
  failToken(failure: TokenFailure): Promise<PlacedFault>;
  /** All refresh tokens of the account die but the newest one. */
  retireRefreshTokens(address: string): Promise<void>;

  subscriptions(address: string): Promise<SubscriptionSummary[]>;
  /** Sends a lifecycle event to the account's subscriptions; `subscriptionRemoved` also removes them. */
  sendLifecycle(address: string, event: LifecycleEvent): Promise<void>;
}
