import { describe, expect, it } from "vitest";
import { ProviderError } from "../../providers/providerError.ts";
import { mailboxWait, nextTryOfEmail } from "../slice/retry.ts";
import { failureOf } from "./failure.ts";

const now = 1_000_000;

describe("a failed slice", () => {
  it("asks the user to reconnect when the grant is gone or lacks what reading needs", () => {
    expect(failureOf(new ProviderError("reauth_required", ""), now, 0)).toEqual({ kind: "reconnect" });
    expect(failureOf(new ProviderError("permission_missing", ""), now, 0)).toEqual({ kind: "reconnect" });
  });

  it("does not bother the user when our own set-up is wrong", () => {
    expect(failureOf(new ProviderError("app_misconfigured", ""), now, 0)).toMatchObject({
      kind: "misconfigured",
    });
  });

  it("waits as long as the provider asks, and does not count that as a failure", () => {
    const error = new ProviderError("rate_limited", "", { retryAt: now + 42_000 });
    expect(failureOf(error, now, 0)).toEqual({
      kind: "wait",
      nextSyncAt: now + 42_000,
      retryAfter: now + 42_000,
      isCounted: false,
    });
  });

  it("backs off further with every failure, up to half an hour", () => {
    const waits = [0, 1, 2, 3, 20].map((failures) => {
      const failure = failureOf(new ProviderError("transient", ""), now, failures, 0.5);
      return failure.kind === "wait" ? failure.nextSyncAt - now : 0;
    });
    expect(waits).toEqual([30_000, 60_000, 120_000, 240_000, 1_800_000]);
  });

  it("never comes back before the provider said", () => {
    const error = new ProviderError("transient", "", { retryAt: now + 3_600_000 });
    expect(failureOf(error, now, 0, 0.5)).toMatchObject({
      nextSyncAt: now + 3_600_000,
      retryAfter: now + 3_600_000,
    });
  });
});

describe("waiting", () => {
  it("spreads mailboxes that failed together", () => {
    expect(mailboxWait(1, 0)).toBe(24_000);
    expect(mailboxWait(1, 1)).toBe(36_000);
  });

  it("gives an email a minute at first and half a day in the end", () => {
    expect(nextTryOfEmail(1, 0)).toBe(60_000);
    expect(nextTryOfEmail(50, 0)).toBe(12 * 3_600_000);
  });
});
