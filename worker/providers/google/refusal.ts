import * as z from "zod";
import { ProviderError } from "../providerError.ts";
import { retryTime } from "../retryTime.ts";

/** What Google answered instead of a result: of a request, or of one part of a batch. */
export interface Refusal {
  status: number;
  retryAfter: string | null;
  /** The body as JSON, where it is JSON. */
  body: unknown;
}

/** The mailbox is watched on another topic, by an earlier set-up of this app: that watch has to be stopped first. */
export class OtherWatchError extends ProviderError {}

/** google.rpc.Status in its JSON form, with the older `errors` list; only what decides. */
const errorSchema = z.object({
  error: z.object({
    message: z.string().default(""),
    status: z.string().optional(),
    errors: z.array(z.object({ reason: z.string().optional() })).default([]),
    details: z.array(z.object({ reason: z.string().optional() })).default([]),
  }),
});

/** Which scope a call needs, to name it when the user did not grant it. */
export const scopes = {
  read: "https://www.googleapis.com/auth/gmail.readonly",
  modify: "https://www.googleapis.com/auth/gmail.modify",
};

/**
 * The meaning of a refusal in our vocabulary. A 401 arrives here only after a refresh and a second try.
 * Sources: Gmail API "Resolve errors" and "Usage limits".
 */
export function toProviderError(
  refusal: Refusal,
  what: string,
  now: number,
  scope = scopes.read,
): ProviderError {
  const { status } = refusal;
  const parsed = errorSchema.safeParse(refusal.body);
  const error = parsed.success
    ? parsed.data.error
    : { message: "", status: undefined, errors: [], details: [] };
  const reasons = [...error.errors, ...error.details].flatMap((entry) => entry.reason ?? []);
  // The provider's own words stay out of the log: they can quote the request.
  const message = `${what}: ${status}${reasons.length > 0 ? ` ${reasons.join(", ")}` : ""}`;
  const said = retryTime(refusal.retryAfter, error.message, now);
  const has = (...names: string[]) => reasons.some((reason) => names.includes(reason));
  if (status === 401) return new ProviderError("reauth_required", message);
  if (status === 429 || (status === 403 && (has(...rateReasons) || error.status === "RESOURCE_EXHAUSTED")))
    return new ProviderError("rate_limited", message, { retryAt: said ?? now + defaultPauseMs });
  if (status === 403 && has("dailyLimitExceeded"))
    return new ProviderError("rate_limited", message, { retryAt: said ?? now + 3_600_000 });
  if (status === 403 && has("accessNotConfigured", "SERVICE_DISABLED"))
    return new ProviderError("app_misconfigured", message);
  if (status === 403 && has("insufficientPermissions", "ACCESS_TOKEN_SCOPE_INSUFFICIENT"))
    return new ProviderError("permission_missing", message, { scope });
  // A mailbox that rested for long may come back with a page that Google no longer knows.
  if (status === 400 && /page.?token|start.?history.?id/i.test(error.message))
    return new ProviderError("cursor_expired", message);
  // https://developers.google.com/workspace/gmail/api/guides/push: there is no reason code for it.
  if (status === 400 && /only one user push notification client/i.test(error.message))
    return new OtherWatchError("permanent", message);
  if (status === 404) return new ProviderError("not_found", message);
  if (status === 408 || status >= 500)
    return new ProviderError("transient", message, said === null ? {} : { retryAt: said });
  return new ProviderError("permanent", message);
}

const rateReasons = ["rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "RATE_LIMIT_EXCEEDED"];

/** Quotas count per minute: where Google does not say when, half of one is a fair pause. */
const defaultPauseMs = 30_000;
