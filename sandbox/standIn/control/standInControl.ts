import type { SampleAccount, SampleEmail } from "../../mail/sampleEmail.ts";
import type {
  DeliveryState,
  EmailRef,
  EmailSummary,
  EndpointCount,
  Fault,
  Grant,
  LoggedRequest,
  NewEmail,
  PlacedFault,
  PushMode,
  Reply,
} from "./types.ts";

/**
 * What tests and demos can do to any provider's stand-in from behind: the same over HTTP (its `controlClient.ts`) as
 * in the process. An unknown address or id rejects. Changes to mail are told to the provider's clients, as if the
 * person had made them in the inbox. Labels are Gmail's words everywhere (see `SampleEmail`).
 */
export interface StandInControl<Options, Account, Delivery extends DeliveryState> {
  /** Creates an account, or changes the one of that address. */
  addAccount(account: SampleAccount, options?: Options): Promise<void>;
  changeAccount(address: string, options: Options): Promise<void>;
  accounts(): Promise<Account[]>;

  /** Fills a mailbox with mail that was always there: nobody is told. Returns how many. */
  seed(address: string, emails: Iterable<SampleEmail> | AsyncIterable<SampleEmail>): Promise<number>;
  /** Parses all mail now instead of at its first reading, so that a measurement does not hold it. Returns how many. */
  parseMail(address: string): Promise<number>;
  deliver(address: string, email: NewEmail): Promise<EmailRef>;
  reply(address: string, reply: Reply): Promise<EmailRef>;
  /** What the mailbox holds, spam and trash included, in the order in which it came; 1,000 unless said. */
  emails(address: string, page?: { offset?: number; limit?: number }): Promise<EmailSummary[]>;

  mark(address: string, emailIds: string[], marks: { read?: boolean; starred?: boolean }): Promise<void>;
  /** Labels by id or name; a name not yet known becomes a label, or a folder, of the user's. */
  label(address: string, emailIds: string[], labels: { add?: string[]; remove?: string[] }): Promise<void>;
  trash(address: string, emailIds: string[]): Promise<void>;
  untrash(address: string, emailIds: string[]): Promise<void>;
  /** For ever. */
  deleteEmails(address: string, emailIds: string[]): Promise<void>;

  /** Tokens without a consent page. */
  grant(address: string, scopes: string[]): Promise<Grant>;
  /** The person withdraws the consent: all tokens of the account die. */
  revoke(address: string): Promise<void>;
  /** The access tokens die, the refresh tokens live. */
  expireAccessTokens(address: string): Promise<void>;

  addFault(fault: Fault): Promise<PlacedFault>;
  /** One email whose every fetch by id fails with this status, until the fault is removed. */
  failEmail(emailId: string, status: number): Promise<PlacedFault>;
  removeFault(id: number): Promise<void>;
  clearFaults(): Promise<void>;
  faults(): Promise<PlacedFault[]>;

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
  /** Counts since the last reset, by endpoint; calls inside a batch count under their own endpoint too. */
  counts(): Promise<Record<string, EndpointCount>>;
  resetRequests(): Promise<void>;
}
