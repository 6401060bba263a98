import type { SampleAccount, SampleEmail } from "../../mail/sampleEmail.ts";
import type {
  AccountOptions,
  AccountSummary,
  Delivery,
  EmailRef,
  EmailSummary,
  EndpointCount,
  Fault,
  Grant,
  LoggedRequest,
  NewEmail,
  PlacedFault,
  PushEndpoint,
  PushMode,
  Quota,
  Reply,
} from "./types.ts";

/**
 * All that tests and demos can do to the stand-in from behind: the same over HTTP (`controlClient.ts`) as in the
 * process. An unknown address or id rejects. Changes to mail are written into the history and pushed, as if the
 * person had made them in Gmail.
 */
export interface GoogleControl {
  /** Creates an account, or changes the one of that address. */
  addAccount(account: SampleAccount, options?: AccountOptions): Promise<void>;
  changeAccount(address: string, options: AccountOptions): Promise<void>;
  accounts(): Promise<AccountSummary[]>;

  /** Fills a mailbox with mail that was always there: no history, no push. Returns how many. */
  seed(address: string, emails: Iterable<SampleEmail> | AsyncIterable<SampleEmail>): Promise<number>;
  /** Parses all mail now instead of at its first reading, so that a measurement does not hold it. Returns how many. */
  parseMail(address: string): Promise<number>;
  deliver(address: string, email: NewEmail): Promise<EmailRef>;
  reply(address: string, reply: Reply): Promise<EmailRef>;
  /** What the mailbox holds, spam and trash included, in the order in which it came; 1,000 unless said. */
  emails(address: string, page?: { offset?: number; limit?: number }): Promise<EmailSummary[]>;

  mark(address: string, emailIds: string[], marks: { read?: boolean; starred?: boolean }): Promise<void>;
  /** Labels by id or name; a name not yet known becomes a user label. */
  label(address: string, emailIds: string[], labels: { add?: string[]; remove?: string[] }): Promise<void>;
  trash(address: string, emailIds: string[]): Promise<void>;
  untrash(address: string, emailIds: string[]): Promise<void>;
  /** For ever. */
  deleteEmails(address: string, emailIds: string[]): Promise<void>;
  /** Every history id handed out so far is answered 404 from now on. */
  expireHistory(address: string): Promise<void>;

  /** Tokens without a consent page. */
  grant(address: string, scopes: string[]): Promise<Grant>;
  /** The person withdraws the consent: all tokens of the account die. */
  revoke(address: string): Promise<void>;
  /** The access tokens die, the refresh tokens live. */
  expireAccessTokens(address: string): Promise<void>;

  /** Quota units per minute and account; null refuses nothing (the start). */
  setQuota(quota: Quota | null): Promise<void>;
  addFault(fault: Fault): Promise<PlacedFault>;
  /** One email whose every fetch by id fails with this status, until the fault is removed. */
  failEmail(emailId: string, status: number): Promise<PlacedFault>;
  removeFault(id: number): Promise<void>;
  clearFaults(): Promise<void>;
  faults(): Promise<PlacedFault[]>;

  /** Where watched mailboxes are told of; null tells nobody (the start). */
  setPushEndpoint(endpoint: PushEndpoint | null): Promise<void>;
  /** `hold` keeps notifications back until `releasePushes`. */
  setPushMode(mode: PushMode): Promise<void>;
  releasePushes(order?: "oldest-first" | "newest-first"): Promise<void>;
  /** The next notifications vanish. */
  dropPushes(count: number): Promise<void>;
  /** The next notifications are delivered twice. */
  duplicatePushes(count: number): Promise<void>;
  /** The latest notifications, once nothing is under way any more. */
  pushes(): Promise<Delivery[]>;

  /** The stand-in's time, milliseconds UTC. */
  now(): Promise<number>;
  /** Puts the stand-in's clock forward; notifications due by then are tried again. */
  advance(ms: number): Promise<void>;

  /** The latest 10,000 requests. */
  requests(): Promise<LoggedRequest[]>;
  /** Counts since the last reset, by endpoint (`gmail.users.messages.get`, `batch`, `oauth.token`, …). */
  counts(): Promise<Record<string, EndpointCount>>;
  resetRequests(): Promise<void>;
}
