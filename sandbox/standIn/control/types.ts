/** Which requests a fault waits for; what is not said fits all. */
export interface FaultMatch {
  method?: string;
  /** A URLPattern path, such as `/gmail/v1/users/:user/messages/:id` or `/v1.0/me/messages/:id`. */
  path?: string;
  /** The name that `counts()` shows, such as `gmail.users.messages.get` or `oauth.token`. */
  endpoint?: string;
  /** Address of the account that the request is about. */
  account?: string;
  /** Only calls inside a batch request, or only those outside of one. */
  batch?: "inside" | "outside";
}

/** What happens to the request. */
export type FaultEffect =
  | { kind: "status"; status: number; retryAfterSeconds?: number; reason?: string; message?: string }
  /** The connection is reset without an answer. */
  | { kind: "reset" }
  /** The answer breaks off in the middle of its body. */
  | { kind: "truncate" }
  /** The answer comes after so many milliseconds, at most 30,000. */
  | { kind: "slow"; ms: number }
  /** Inside a batch: the part is not in the answer. Elsewhere as `reset`. */
  | { kind: "missing" };

/** A fault, how often it happens (once unless said; null: until removed), and to whom. */
export interface Fault {
  match?: FaultMatch;
  effect: FaultEffect;
  count?: number | null;
}

/** A fault that waits. */
export interface PlacedFault extends Fault {
  id: number;
  /** How often it will still happen; null: until removed. */
  left: number | null;
}

/** One request as it was answered. */
export interface LoggedRequest {
  /** Milliseconds UTC. */
  at: number;
  endpoint: string;
  method: string;
  /** Path with query. */
  path: string;
  account: string | null;
  /** 0 where no answer was sent. */
  status: number;
  /** What it costs by the provider's price list, counted whether or not a limit is set. */
  units: number;
  insideBatch: boolean;
}

/** What one endpoint was asked. */
export interface EndpointCount {
  requests: number;
  insideBatch: number;
  failed: number;
  units: number;
}

/** What happens to the next deliveries before they leave. */
export type PushMode = "deliver" | "hold";

/** A new mail: what is not said is now, unread in the inbox, a conversation of its own. */
export interface NewEmail {
  raw: Uint8Array;
  receivedAt?: number;
  threadKey?: string;
  labels?: string[];
}

/** An answer to an email of the mailbox, composed by the stand-in with the right headers. */
export interface Reply {
  /** Id of the email that is answered. */
  emailId: string;
  /** Who answers, such as `Ada Brown <ada@example.com>`. The account's own address makes it a sent mail. */
  from: string;
  text: string;
  html?: string;
  receivedAt?: number;
}

/** Tokens as a consent would have given them. */
export interface Grant {
  accessToken: string;
  refreshToken: string;
}

/** How far a notification has come. */
export interface DeliveryState {
  state: "held" | "waiting" | "acknowledged" | "dropped";
  /** Every try's status; 0 where the endpoint could not be reached. */
  attempts: number[];
  /** When it is tried again, milliseconds UTC. */
  retryAt: number | null;
}

/** Which email of a mailbox. */
export interface EmailRef {
  id: string;
  threadId: string;
}

/** An email as the mailbox holds it. */
export interface EmailSummary extends EmailRef {
  /** Milliseconds UTC. */
  receivedAt: number;
  labels: string[];
  /** The Message-ID header without its angle brackets; "" where there is none. */
  messageId: string;
  subject: string;
}
