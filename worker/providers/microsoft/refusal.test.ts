import { expect, it } from "vitest";
import { toProviderError } from "./refusal.ts";

const now = Date.UTC(2026, 10, 20, 9);
const refusal = (status: number, code: string | null, retryAfter: string | null = null) =>
  toProviderError(
    { status, retryAfter, body: code === null ? null : { error: { code, message: "x" } } },
    "call",
    now,
  );

it.each([
  [401, "InvalidAuthenticationToken", "reauth_required"],
  [403, "ErrorAccessDenied", "permission_missing"],
  [404, "ErrorItemNotFound", "not_found"],
  [404, "MailboxNotEnabledForRESTAPI", "transient"],
  [404, "ErrorInvalidUser", "transient"],
  [404, null, "transient"],
  [410, null, "cursor_expired"],
  [404, "syncStateNotFound", "cursor_expired"],
  [400, "SyncStateInvalid", "cursor_expired"],
  [400, "RESYNCREQUIRED", "cursor_expired"],
  [400, "InvalidSyncStateData", "cursor_expired"],
  [400, "ErrorInvalidIdMalformed", "permanent"],
  [429, "TooManyRequests", "rate_limited"],
  [503, "ErrorServerBusy", "rate_limited"],
  [503, "ServiceUnavailable", "transient"],
  [504, null, "transient"],
  [423, "Locked", "transient"],
  [405, "ErrorInvalidRequest", "permanent"],
])("reads %i %s as %s", (status, code, expected) => {
  expect(refusal(status, code).code).toBe(expected);
});

it("knows when to ask again", () => {
  expect(refusal(429, "TooManyRequests", "120").retryAt).toBe(now + 120_000);
  expect(refusal(429, "TooManyRequests").retryAt).toBe(now + 30_000);
  expect(refusal(503, "ServiceUnavailable", "10").retryAt).toBe(now + 10_000);
});

it("keeps the provider's own words out of its message", () => {
  const body = { error: { code: "Error Ada's <mail>", message: "subject" } };
  const error = toProviderError({ status: 400, retryAfter: null, body }, "call", now);
  expect(error.message).toBe("call: 400");
});
