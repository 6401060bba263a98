/** The one vocabulary of what can go wrong at a provider. */
export type ProviderErrorCode =
  /** The user must connect again: the grant is gone. */
  | "reauth_required"
  /** Our own client id or secret is wrong or has expired: an operator must act, not the user. */
  | "app_misconfigured"
  /** Too many requests: nothing before `retryAt`. */
  | "rate_limited"
  /** The provider no longer knows the position from which changes are asked. */
  | "cursor_expired"
  | "not_found"
  /** The user did not grant, or took back, what this call needs. */
  | "permission_missing"
  /** May work when tried again: outage, reset connection, cut answer. */
  | "transient"
  /** Will not work when tried again as it is. */
  | "permanent";

/** A provider's refusal or failure. The message is for the log: it holds no content and no token. */
export class ProviderError extends Error {
  override readonly name = "ProviderError";
  readonly code: ProviderErrorCode;
  /** Milliseconds UTC, with `rate_limited`, and with `transient` where the provider said when. */
  readonly retryAt: number | null;
  /** The missing scope, with `permission_missing`. */
  readonly scope: string | null;

  constructor(
    code: ProviderErrorCode,
    message: string,
    options: { retryAt?: number; scope?: string; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.code = code;
    this.retryAt = options.retryAt ?? null;
    this.scope = options.scope ?? null;
  }
}

/** A refusal as a value; what is none is thrown on. */
export function refusalOf(error: unknown): ProviderError {
  if (error instanceof ProviderError) return error;
  throw error;
}
