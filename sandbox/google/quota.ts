import type { Clock } from "../standIn/clock.ts";
import type { Quota } from "./control/types.ts";
import { errorBody, GoogleError } from "./errors.ts";

/** Counts quota units per account and minute; refuses nothing until a quota is set. */
export interface QuotaMeter {
  set(quota: Quota | null): void;
  /** Takes the units of one call away, or throws Google's refusal. A refused call costs nothing. */
  charge(accountId: number, units: number): void;
}

const minuteMs = 60_000;

function refusal(quota: Quota, retryAt: number): GoogleError {
  if (quota.refuseWith === "429") {
    const message = `User-rate limit exceeded.  Retry after ${new Date(retryAt).toISOString()}`;
    return new GoogleError(429, errorBody(429, message, "rateLimitExceeded"));
  }
  const message =
    "Quota exceeded for quota metric 'Queries' and limit 'Queries per minute per user' of service 'gmail.googleapis.com' for consumer 'project_number:123456789012'.";
  return new GoogleError(
    403,
    errorBody(403, message, "rateLimitExceeded", {
      status: "RESOURCE_EXHAUSTED",
      details: [
        {
          "@type": "type.googleapis.com/google.rpc.ErrorInfo",
          reason: "RATE_LIMIT_EXCEEDED",
          domain: "googleapis.com",
          metadata: {
            service: "gmail.googleapis.com",
            quota_limit: "defaultPerMinutePerUser",
            quota_limit_value: String(quota.unitsPerMinute),
          },
        },
      ],
    }),
  );
}

/** A meter without a quota. A minute begins with an account's first call after the last one ended. */
export function quotaMeter(clock: Clock): QuotaMeter {
  let quota: Quota | null = null;
  const minutes = new Map<number, { endsAt: number; used: number }>();
  return {
    set(next) {
      quota = next;
      minutes.clear();
    },
    charge(accountId, units) {
      if (!quota) return;
      let minute = minutes.get(accountId);
      if (!minute || minute.endsAt <= clock.now()) {
        minute = { endsAt: clock.now() + minuteMs, used: 0 };
        minutes.set(accountId, minute);
      }
      if (minute.used + units > quota.unitsPerMinute) throw refusal(quota, minute.endsAt);
      minute.used += units;
    },
  };
}
