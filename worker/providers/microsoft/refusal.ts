import * as z from "zod";
import { ProviderError } from "../providerError.ts";
import { retryTime } from "../retryTime.ts";
import { scopes } from "./scopes.ts";

/** What Graph answered instead of a result: of a request, or of one part of a batch. */
export interface Refusal {
  status: number;
  retryAfter: string | null;
  /** The body as JSON, where it is JSON. */
  body: unknown;
}

/** https://learn.microsoft.com/graph/errors; only what decides. */
const errorSchema = z.object({ error: z.object({ code: z.string() }) });

/** The state of a delta is gone. The case of these codes differs between services. */
const forgotten = new Set([
  "syncstatenotfound",
  "syncstateinvalid",
  "resyncrequired",
  "invalidsyncstatedata",
  "resyncchangesapplydifferences",
  "resyncchangesuploaddifferences",
]);

/**
 * Codes of a 404 that speak of the one thing that was asked for. Any other 404 speaks of the mailbox, which may be on
 * its way to another server: that must not look as if its mail were deleted.
 */
const missing = new Set([
  "erroritemnotfound",
  "itemnotfound",
  "errorfoldernotfound",
  "errormessagenotfound",
  "erroritemmissing",
  "errorattachmentnotfound",
  "resourcenotfound",
  "extensionerror",
]);

const busy = new Set(["errorserverbusy", "applicationthrottled", "toomanyrequests", "activitylimitreached"]);

/** The code of a refusal in lower case; empty where it has none. */
export function codeOf({ body }: Refusal): string {
  const parsed = errorSchema.safeParse(body);
  return parsed.success ? parsed.data.error.code.toLowerCase() : "";
}

/**
 * The meaning of a refusal in our vocabulary. A 401 arrives here only after a refresh and a second try.
 * Sources: "Microsoft Graph error responses", "Throttling guidance", "Outlook mail: delta query".
 */
export function toProviderError(
  refusal: Refusal,
  what: string,
  now: number,
  scope = scopes.read,
): ProviderError {
  const { status } = refusal;
  const code = codeOf(refusal);
  // The provider's own words stay out of the log: they can quote the request.
  const message = `${what}: ${status}${/^[\w.-]{1,80}$/.test(code) ? ` ${code}` : ""}`;
  const said = retryTime(refusal.retryAfter, "", now);
  if (status === 401) return new ProviderError("reauth_required", message);
  if (status === 410 || forgotten.has(code)) return new ProviderError("cursor_expired", message);
  if (status === 429 || busy.has(code))
    return new ProviderError("rate_limited", message, { retryAt: said ?? now + defaultPauseMs });
  if (status === 403) return new ProviderError("permission_missing", message, { scope });
  if (status === 404 && missing.has(code)) return new ProviderError("not_found", message);
  if (status === 404 || passing.has(status) || status >= 500)
    return new ProviderError("transient", message, said === null ? {} : { retryAt: said });
  return new ProviderError("permanent", message);
}

/** Timeout, conflict with another change, precondition, lock: the same request may work the next time. */
const passing = new Set([408, 409, 412, 423]);

/** Limits count in windows of ten minutes; where Graph does not say when, this is a fair pause. */
const defaultPauseMs = 30_000;
