import type { ApiAnswer, ApiCallName, ApiInput } from "./apiCalls.ts";
import type { ProviderKind } from "./auth.ts";

/** What went wrong, with a code of the API or one of the extension's own. */
export interface CallError {
  /** An `ErrorCode`, or `offline`, `signed_out`, `answer_unexpected`, `sign_in_cancelled`, `message_refused`. */
  code: string;
  /** For people. */
  message: string;
  requestId: string | null;
}

/** Errors cross from the background as values: an Error would lose its code on the way. */
export type CallResult<Value> = { ok: true; value: Value } | { ok: false; error: CallError };

/** The one code of a refused sign-in that trying again does not change: somebody has to allow it first. */
export const lastingRefusal = "permission_missing";

/** Whether someone is signed in; holds nothing secret. */
export interface SessionState {
  signedIn: boolean;
  /** What the last sign-in or connect lacked, until the next one; null where it lacked nothing. */
  refusal: CallError | null;
}

/** The pages of the extension that another surface may ask to open. */
export interface PageRequest {
  page: "timeline" | "settings";
  businessId?: string;
  contactId?: string;
  /** A search. */
  q?: string;
  emailId?: string;
}

/** A change that was made without a connection and has not reached the API. */
export interface WaitingChange {
  id: string;
  /** Null while it waits; a conflict names the colleague and the business, a refusal the code and sentence of the API. */
  trouble: { kind: "conflict" | "refused"; who: string; what: string } | null;
}

/** The code of a call that will be made when there is a connection again. */
export const queuedCode = "queued";

/** Everything that surfaces and background say to each other. All but the last three go to the background. */
export interface ExtensionMessages {
  session(): CallResult<SessionState>;
  signIn(input: { provider: ProviderKind }): CallResult<null>;
  /**
   * Connects the mailbox of an account, or the shared one at `mailboxAddress` that is open to it; again where it is
   * connected. `loginHint` is the account.
   */
  connect(input: { provider: ProviderKind; loginHint?: string; mailboxAddress?: string }): CallResult<null>;
  /** The person has read what was refused. */
  dismissRefusal(): CallResult<null>;
  signOut(): CallResult<null>;
  api(input: { call: ApiCallName; input: unknown }): CallResult<unknown>;
  outbox(): CallResult<WaitingChange[]>;
  /** What becomes of a change in trouble. */
  settleChange(input: { id: string; decision: "send" | "drop" }): CallResult<null>;
  attachment(input: { emailId: string; attachmentId: string }): CallResult<AttachmentBytes>;
  readCache(): CallResult<string | null>;
  writeCache(input: { text: string | null }): CallResult<null>;
  /** Puts the drawer's script into the asking tab. */
  loadDrawer(): CallResult<null>;
  openPage(input: PageRequest): CallResult<null>;
  /** To a mail page: open the drawer, or close it. */
  toggleSidebar(): void;
  /** To a mail page: open the drawer with the cursor where a business is typed. */
  tagEmail(): void;
  /** To a mail page: take back what was just done there, while the drawer still offers it. */
  undoLast(): void;
}

export interface AttachmentBytes {
  base64: string;
  mimeType: string;
}

/** One call of the API, as a surface makes it. */
export type ApiCaller = <Name extends ApiCallName>(
  call: Name,
  input: ApiInput<Name>,
) => Promise<ApiAnswer<Name>>;
