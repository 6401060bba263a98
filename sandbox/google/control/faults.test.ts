import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMail, exampleStart } from "../../standIn/exampleMail.ts";
import { gmailModify, signedIn, startExample } from "../exampleStandIn.ts";
import type { GoogleStandIn } from "../server.ts";

let google: GoogleStandIn;
let call: Awaited<ReturnType<typeof signedIn>>;
beforeEach(async () => {
  google = await startExample();
  call = await signedIn(google);
});
afterEach(() => google.close());

const status = async (path: string) => (await call(path)).status;

describe("a fault", () => {
  it("happens as often as it was asked for, then no more", async () => {
    await google.control.addFault({
      match: { path: "/gmail/v1/users/me/profile" },
      effect: { kind: "status", status: 503 },
      count: 2,
    });
    expect(await status("/labels")).toBe(200);
    expect([await status("/profile"), await status("/profile"), await status("/profile")]).toEqual([
      503, 503, 200,
    ]);
    expect(await google.control.faults()).toEqual([]);
  });

  it("answers with and without Retry-After, in Google's shape", async () => {
    const effect = {
      kind: "status",
      status: 429,
      reason: "rateLimitExceeded",
      message: "Slow down",
    } as const;
    await google.control.addFault({ effect: { ...effect, retryAfterSeconds: 17 } });
    await google.control.addFault({ effect });
    const first = await call("/profile");
    expect(first.headers.get("retry-after")).toBe("17");
    expect(first.body).toMatchObject({
      error: {
        code: 429,
        message: "Slow down",
        status: "RESOURCE_EXHAUSTED",
        errors: [{ reason: "rateLimitExceeded" }],
      },
    });
    expect((await call("/profile")).headers.has("retry-after")).toBe(false);
  });

  it("meets one account, one method or one endpoint alone", async () => {
    await google.control.addAccount({ address: "eve@other.example", name: "Eve", aliases: [] });
    const eve = await signedIn(google, [gmailModify], "eve@other.example");
    await google.control.addFault({ match: { account: ada }, effect: { kind: "status", status: 500 } });
    expect((await eve("/profile")).status).toBe(200);
    expect(await status("/profile")).toBe(500);
    await google.control.addFault({ match: { method: "POST" }, effect: { kind: "status", status: 500 } });
    expect(await status("/labels")).toBe(200);
    expect((await call("/labels", { body: { name: "x" } })).status).toBe(500);
    await google.control.addFault({
      match: { endpoint: "gmail.users.labels.list" },
      effect: { kind: "status", status: 500 },
    });
    expect([await status("/profile"), await status("/labels")]).toEqual([200, 500]);
  });

  it("stays until it is removed where no count ends it", async () => {
    const { id } = await google.control.deliver(ada, { raw: exampleMail(1) });
    const fault = await google.control.failEmail(id, 500);
    expect([await status(`/messages/${id}`), await status(`/messages/${id}`)]).toEqual([500, 500]);
    await google.control.removeFault(fault.id);
    expect(await status(`/messages/${id}`)).toBe(200);
    await google.control.failEmail(id, 500);
    await google.control.clearFaults();
    expect(await status(`/messages/${id}`)).toBe(200);
  });

  it("resets the connection", async () => {
    await google.control.addFault({ effect: { kind: "reset" } });
    await expect(call("/profile")).rejects.toThrow("fetch failed");
    expect(await status("/profile")).toBe(200);
  });

  it("breaks an answer off in the middle of its body", async () => {
    await google.control.addFault({ effect: { kind: "truncate" } });
    await expect(call("/labels")).rejects.toThrow("terminated");
    expect(await status("/labels")).toBe(200);
  });

  it("makes an answer slow, and a client that gives up leaves the stand-in well", async () => {
    await google.control.addFault({ effect: { kind: "slow", ms: 1 } });
    expect(await status("/profile")).toBe(200);
    await google.control.addFault({
      match: { endpoint: "oauth.certs" },
      effect: { kind: "slow", ms: 30_000 },
    });
    await expect(
      fetch(`${google.url}/oauth2/v3/certs`, { signal: AbortSignal.timeout(5) }),
    ).rejects.toThrow();
    expect(await status("/profile")).toBe(200);
  });
});

describe("the quota", () => {
  it("refuses with 429 and the time to try again, until the minute is over", async () => {
    await google.control.setQuota({ unitsPerMinute: 2, refuseWith: "429" });
    expect([await status("/profile"), await status("/labels")]).toEqual([200, 200]);
    expect((await call("/profile")).body).toMatchObject({
      error: {
        code: 429,
        message: `User-rate limit exceeded.  Retry after ${new Date(exampleStart + 60_000).toISOString()}`,
        errors: [{ reason: "rateLimitExceeded", domain: "usageLimits" }],
      },
    });
    await google.control.advance(60_000);
    expect(await status("/profile")).toBe(200);
    await google.control.setQuota(null);
    expect([await status("/profile"), await status("/profile"), await status("/profile")]).toEqual([
      200, 200, 200,
    ]);
  });

  it("can refuse with 403 as Google also does", async () => {
    await google.control.setQuota({ unitsPerMinute: 4, refuseWith: "403" });
    expect(await call("/messages")).toMatchObject({
      status: 403,
      body: {
        error: { errors: [{ reason: "rateLimitExceeded" }], details: [{ reason: "RATE_LIMIT_EXCEEDED" }] },
      },
    });
  });

  it("is each account's own", async () => {
    await google.control.addAccount({ address: "eve@other.example", name: "Eve", aliases: [] });
    const eve = await signedIn(google, [gmailModify], "eve@other.example");
    await google.control.setQuota({ unitsPerMinute: 1, refuseWith: "429" });
    expect([await status("/profile"), await status("/profile")]).toEqual([200, 429]);
    expect((await eve("/profile")).status).toBe(200);
  });
});

describe("the request log", () => {
  it("tells what was asked, by whom, and how it ended", async () => {
    await call("/messages?maxResults=5");
    await call("/messages/18c176b09a075d67");
    await fetch(`${google.url}/oauth2/v3/certs`);
    expect(await google.control.requests()).toMatchObject([
      {
        endpoint: "gmail.users.messages.list",
        path: "/gmail/v1/users/me/messages?maxResults=5",
        account: ada,
        status: 200,
        units: 5,
      },
      { endpoint: "gmail.users.messages.get", account: ada, status: 404, units: 20 },
      { endpoint: "oauth.certs", account: null, status: 200, units: 0 },
    ]);
    await google.control.resetRequests();
    expect(await google.control.counts()).toEqual({});
  });
});
