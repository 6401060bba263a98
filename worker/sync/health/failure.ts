import type { ProviderError } from "../../providers/providerError.ts";
import { mailboxWait } from "../slice/retry.ts";

/** What a failed slice means for its mailbox. */
export type Failure =
  | { kind: "reconnect" }
  /** Our own set-up is wrong: an operator must act. */
  | { kind: "misconfigured"; nextSyncAt: number; retryAfter: null }
  | { kind: "wait"; nextSyncAt: number; retryAfter: number | null; isCounted: boolean };

const quarterHour = 15 * 60_000;

/** Decides what a provider's error means: a value from values, so that every class can be tested. */
export function failureOf(
  error: ProviderError,
  now: number,
  failures: number,
  chance: number = Math.random(),
): Failure {
  switch (error.code) {
    case "reauth_required":
    case "permission_missing":
      return { kind: "reconnect" };
    case "app_misconfigured":
      return { kind: "misconfigured", nextSyncAt: now + quarterHour, retryAfter: null };
    case "rate_limited": {
      const retryAt = Math.max(error.retryAt ?? 0, now + 1000);
      return { kind: "wait", nextSyncAt: retryAt, retryAfter: retryAt, isCounted: false };
    }
    default: {
      const wait = now + mailboxWait(failures + 1, chance);
      return {
        kind: "wait",
        nextSyncAt: Math.max(wait, error.retryAt ?? 0),
        retryAfter: error.retryAt,
        isCounted: true,
      };
    }
  }
}
