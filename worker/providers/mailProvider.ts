import type { FolderChoice } from "#shared/provider.ts";
import type { MessageBody } from "./mail/messageBody.ts";
import type { NormalizedEmail } from "./normalizedEmail.ts";
import type { ProviderError } from "./providerError.ts";

/** A label or folder as the provider has it. */
export interface Folder {
  id: string;
  name: string;
  /** Whether it is synced unless the user says otherwise: junk, trash and the like are not. */
  isDefault: boolean;
}

/** Something that is read on its own, with its own position: the mailbox (Gmail), a folder, the tree of folders. */
export interface Scope {
  id: string;
  /** What of it is read: when this changes, it is read anew. Opaque. */
  covers: string;
}

/** Where to begin: asked **before** the first listing, so that no change falls between the two. */
export interface MailboxStart {
  accountEmail: string;
  /** About how many emails the included folders hold. */
  estimated: number;
  /** Positions from which changes are followed, for scopes whose listing does not end in one. */
  positions: { scope: string; value: string }[];
}

/** One thing that happened. An id alone means: fetch it. */
export type Change =
  | { type: "email"; email: NormalizedEmail }
  | { type: "listed"; externalId: string }
  /** It exists and something of it is new: fetch it, known or not. */
  | { type: "changed"; externalId: string }
  /** Flags and folders moved; the rest of an email never changes. Differences, in the provider's order. */
  | { type: "marked"; externalId: string; added: string[]; removed: string[] }
  /** It was deleted, or left what is synced: to be confirmed by a fetch. */
  | { type: "removed"; externalId: string }
  /** It left a folder, and where it lies now is not said: fetch it, known or not. */
  | { type: "left"; externalId: string }
  /** A folder is new, or has another name. */
  | { type: "folder"; folder: Folder }
  /** A folder is gone, with or without its emails. */
  | { type: "folder_removed"; folderId: string };

/** A bounded page. `nextPageToken` null means the run is complete and `value` is where the next one starts. */
export interface ChangePage {
  changes: Change[];
  nextPageToken: string | null;
  /**
   * The position after this run. Null in a listing that ends in none; where it ends in one, changes of the same scope
   * are followed from there.
   */
  value: string | null;
}

/** A page of provider ids. `nextPageToken` null means that all have been told. */
export interface IdPage {
  ids: string[];
  nextPageToken: string | null;
}

/** A provider's quota as it documents it, in its own units. */
export interface Quota {
  /** Units a minute and mailbox. */
  unitsPerMinute: number;
  /** Units of one page of a listing. */
  perPage: number;
  /** Units of one email that is fetched by itself. */
  perEmail: number;
  /** About how many units an email of a backfill costs, all in all. */
  perListed: number;
}

/** Told the units of each call that the provider let through. */
export type Spent = (units: number) => void;

/** What asking for one email gave. A failure never throws: it is an answer about that email. */
export type Fetched =
  | { type: "email"; email: NormalizedEmail }
  | { type: "not_found"; externalId: string }
  /** The provider did not answer for this one now. */
  | { type: "throttled"; externalId: string; retryAt: number }
  /** It was answered, but cannot be read, or failed by itself; `reason` is a stable word for `sync_pending`. */
  | { type: "failed"; externalId: string; reason: string };

/** What became of marking one email; `error` null where it was done. */
export interface Marked {
  externalId: string;
  error: ProviderError | null;
}

export interface AttachmentContent {
  /** A stream of large content can still fail while it is read, with a ProviderError. */
  bytes: ReadableStream<Uint8Array<ArrayBuffer>> | Uint8Array<ArrayBuffer>;
  mimeType: string;
  filename: string;
}

/**
 * A connected mailbox. Every method may throw ProviderError; a 401 has then already been answered by one refresh and
 * one retry. Nothing sleeps inside.
 */
export interface MailProvider {
  quota: Quota;
  /** What is read, given the user's choice of folders; asks nobody. */
  scopes(folders: FolderChoice[]): Scope[];
  open(folders: FolderChoice[]): Promise<MailboxStart>;
  folders(): Promise<Folder[]>;
  /** Own addresses beside the account's. */
  aliases(): Promise<string[]>;
  /**
   * A page of the backfill, about newest first. `since` bounds its depth (milliseconds UTC). Throws `cursor_expired`
   * when the provider no longer knows the page: list again from the start. `isCareful` asks for small pages, where
   * the provider hands whole emails over.
   */
  list(request: {
    scope: string;
    pageToken: string | null;
    since: number | null;
    folders: FolderChoice[];
    isCareful?: boolean;
  }): Promise<ChangePage>;
  /**
   * A page of the ids of all that `list` shows, at the least cost: for comparing, so in no particular order, and an id
   * may come twice. A scope that holds no emails has none. Throws like `list`, and `not_found` for a folder that is gone.
   */
  listIds(request: {
    scope: string;
    pageToken: string | null;
    since: number | null;
    folders: FolderChoice[];
  }): Promise<IdPage>;
  /** A page of what changed since `value`. Throws `cursor_expired` when the provider has forgotten it. */
  changes(request: {
    scope: string;
    value: string;
    pageToken: string | null;
    folders: FolderChoice[];
  }): Promise<ChangePage>;
  /** Each id is answered exactly once, in any order. */
  fetch(externalIds: string[]): Promise<Fetched[]>;
  /** Ids of the emails of a conversation, the newest first, about fifty at most; none where it is not known. */
  threadIds(threadId: string): Promise<string[]>;
  /** What the flags of an email say when it lies in these folders: Gmail keeps read and star as labels. */
  flagsOf(folders: string[]): { isRead: boolean; isStarred: boolean; isDraft: boolean } | null;
  /** Whether an email in these folders belongs to what the user chose to sync; empty choices mean the defaults. */
  isIncluded(folders: string[], choices: FolderChoice[]): boolean;
  /**
   * The id under which an email is stored, of one that a mail page names: Outlook's pages have ids that change when the
   * email moves. Null where the mailbox does not know it.
   */
  storedId(pageMessageId: string): Promise<string | null>;
  body(externalId: string): Promise<MessageBody>;
  attachment(externalId: string, attachmentId: string): Promise<AttachmentContent>;
  /** The folders that the email then lies in, where read and star are folders; else null. */
  mark(externalId: string, change: { isRead?: boolean; isStarred?: boolean }): Promise<string[] | null>;
  /**
   * The same for many, in as few requests as the provider allows; each id is answered once. Of ids that it does not know
   * a provider may say nothing: the next sync tells.
   */
  markAll(externalIds: string[], change: { isRead?: boolean; isStarred?: boolean }): Promise<Marked[]>;
  /** The folders of an email once it is marked: Gmail keeps read and star as labels. */
  foldersOnceMarked(folders: string[], change: { isRead?: boolean; isStarred?: boolean }): string[];
  /**
   * Asks to be told of changes, with `secret` as proof where the provider hands it back (Graph's `clientState`). Null
   * where push is not configured, or this mailbox cannot have it: then polling alone finds what changes.
   */
  watch(secret: string): Promise<PushChannel | null>;
  /** Lengthens a channel; throws `not_found` where it has ended: watch again. */
  renewWatch(channelId: string): Promise<PushChannel>;
  stopWatch(channelId: string): Promise<void>;
}

/** What a provider promises to tell, and until when. */
export interface PushChannel {
  /** The provider's id of it; empty where there is one per mailbox (Gmail). */
  channelId: string;
  /** Milliseconds UTC. */
  expiresAt: number;
}

/** Gives the current access token; with `rejected`, one that the provider refused, it refreshes first. */
export type AccessTokenSource = (options?: { rejected?: string }) => Promise<string>;
