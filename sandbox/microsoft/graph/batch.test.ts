import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallAs } from "../../standIn/callAs.ts";
import { ada, exampleMail } from "../../standIn/exampleMail.ts";
import { immutable, signedIn, startExample } from "../exampleStandIn.ts";
import type { MicrosoftStandIn } from "../server.ts";

let microsoft: MicrosoftStandIn;
let call: CallAs;
beforeEach(async () => {
  microsoft = await startExample();
  call = await signedIn(microsoft);
});
afterEach(() => microsoft.close());

interface Step {
  id: string;
  status: number;
  headers: Record<string, string>;
  body: { id?: string; error?: { code: string } } & string;
}
const inbox = { method: "GET", url: "/me/mailFolders/inbox" };
const batch = (requests: object[]) =>
  call<{ responses: Step[]; error?: { message: string } }>("/$batch", {
    body: { requests: requests.map((request, index) => ({ id: String(index + 1), ...inbox, ...request })) },
  });
async function statuses(requests: object[]): Promise<number[]> {
  const { responses } = (await batch(requests)).body;
  return responses.toSorted((one, other) => Number(one.id) - Number(other.id)).map(({ status }) => status);
}
const times = (count: number): object[] => Array.from({ length: count }, () => ({}));

describe("$batch", () => {
  it("answers each request by itself, with its own headers and body", async () => {
    const { id } = await microsoft.control.deliver(ada, { raw: exampleMail(1) });
    const patch = { method: "PATCH", url: `/me/messages/${id}`, body: { isRead: true }, headers: immutable };
    const { responses } = (
      await batch([patch, { url: "/me/messages/abc" }, { url: `/me/messages/${id}/$value` }])
    ).body;
    const byId = Object.fromEntries(responses.map((step) => [step.id, step]));
    expect(byId["1"]).toMatchObject({ status: 200, body: { id, isRead: true } });
    expect(byId["2"]).toMatchObject({ status: 400, body: { error: { code: "ErrorInvalidIdMalformed" } } });
    expect(Buffer.from(byId["3"]?.body ?? "", "base64").toString()).toContain("Subject: Mail 1");
  });

  it("runs four in a mailbox at a time and refuses the others one by one", async () => {
    const answer = await batch(times(20));
    expect(answer.status).toBe(200);
    const refused = answer.body.responses.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(16);
    expect(refused[0]).toMatchObject({
      headers: { "retry-after": "1" },
      body: { error: { code: "ApplicationThrottled" } },
    });
    expect(await statuses(times(4))).toEqual([200, 200, 200, 200]);
    await microsoft.control.setLimits({
      concurrent: null,
      batchConcurrent: null,
      requestsPer10Minutes: null,
    });
    expect(await statuses(times(20))).toEqual(Array(20).fill(200));
  });

  it("runs what depends on others after them, or not at all", async () => {
    const chain = times(6).map((_, index) => (index === 0 ? {} : { dependsOn: [String(index)] }));
    expect(await statuses(chain)).toEqual(Array(6).fill(200));
    expect(await statuses([{ url: "/me/messages/abc" }, { dependsOn: ["1"] }])).toEqual([400, 424]);
  });

  it("refuses what is no batch", async () => {
    expect((await batch(times(21))).body.error?.message).toContain("exceeds the maximum value of 20");
    expect((await batch([{}, { id: "1" }])).status).toBe(400);
    expect((await batch([{ dependsOn: ["2"] }, {}])).status).toBe(400);
    expect((await call("/$batch", { body: {} })).status).toBe(400);
  });

  it("meets faults inside: a status, and an answer that is missing", async () => {
    await microsoft.control.addFault({ match: { batch: "inside" }, effect: { kind: "status", status: 503 } });
    expect(await statuses(times(2))).toEqual([503, 200]);
    await microsoft.control.addFault({ match: { batch: "inside" }, effect: { kind: "missing" } });
    expect((await batch(times(2))).body.responses.map(({ id }) => id)).toEqual(["2"]);
    expect((await microsoft.control.counts())["graph.mailFolders.get"]).toMatchObject({
      insideBatch: 4,
      failed: 2,
    });
  });
});

describe("limits", () => {
  it("let so many requests run in a mailbox at the same time", async () => {
    await microsoft.control.setLimits({ concurrent: 4, batchConcurrent: 4, requestsPer10Minutes: null });
    await microsoft.control.addFault({
      match: { endpoint: "graph.user.get" },
      effect: { kind: "slow", ms: 1_500 },
      count: 4,
    });
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => call<{ error?: { code: string } }>("/me")),
    );
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(2);
    expect(refused[0]?.headers.get("retry-after")).toBe("1");
    expect(refused[0]?.body.error?.code).toBe("ApplicationThrottled");
    expect((await call("/me")).status).toBe(200);
  });

  it("count ten minutes, each mailbox for itself", async () => {
    await microsoft.control.addAccount({ address: "bo@threadbook.example", name: "Bo", aliases: [] });
    const bo = await signedIn(microsoft, ["User.Read"], "bo@threadbook.example");
    await microsoft.control.setLimits({ concurrent: null, batchConcurrent: 4, requestsPer10Minutes: 2 });
    expect([(await call("/me")).status, (await call("/me")).status]).toEqual([200, 200]);
    await microsoft.control.advance(60_000);
    const refused = await call("/me");
    expect([refused.status, refused.headers.get("retry-after")]).toEqual([429, "540"]);
    expect((await bo("/me")).status).toBe(200);
    await microsoft.control.advance(540_000);
    expect((await call("/me")).status).toBe(200);
  });
});

describe("who may call", () => {
  const error = async (authorization: string | null) => {
    const response = await fetch(
      `${microsoft.url}/v1.0/me`,
      authorization ? { headers: { authorization } } : {},
    );
    const body = (await response.json()) as { error: { code: string; message: string } };
    return { status: response.status, ...body.error, challenge: response.headers.get("www-authenticate") };
  };

  it("is told apart: no token, an unknown one, an expired one, too few scopes", async () => {
    expect(await error(null)).toMatchObject({
      status: 401,
      code: "InvalidAuthenticationToken",
      message: "Access token is empty.",
      challenge: expect.stringContaining("authorization_uri="),
    });
    expect((await error("Bearer nonsense")).message).toContain("JWT is not well formed");
    const { accessToken } = await microsoft.control.grant(ada, ["User.Read"]);
    await microsoft.control.expireAccessTokens(ada);
    expect((await error(`Bearer ${accessToken}`)).message).toContain("the token is expired");
    const basic = await signedIn(microsoft, ["Mail.Read"]);
    expect((await basic("/me/messages/abc", { method: "PATCH", body: {} })).status).toBe(403);
    expect((await basic("/me")).status).toBe(403);
  });

  it("gets a 400 for a path that is none", async () => {
    expect((await call("/me/nothing")).status).toBe(400);
    expect((await call("/me/messages/%E0%A4%A")).status).toBe(400);
    expect((await call("/me/messages", { method: "PATCH", body: {} })).status).toBe(400);
  });
});

describe("a message that always fails", () => {
  it("fails by either id, and inside of a batch", async () => {
    const { id } = await microsoft.control.deliver(ada, { raw: exampleMail(1) });
    const [ordinary] = await microsoft.control.ordinaryIds(ada, [id]);
    const fault = await microsoft.control.failEmail(id, 500);
    expect((await call(`/me/messages/${id}`)).status).toBe(500);
    expect((await call(`/me/messages/${ordinary}/$value`)).status).toBe(500);
    expect(await statuses([{ url: `/me/messages/${id}` }])).toEqual([500]);
    expect((await call("/me/messages")).status).toBe(200);
    await microsoft.control.removeFault(fault.id);
    expect((await call(`/me/messages/${id}`)).status).toBe(200);
  });
});
