import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMails } from "../../standIn/exampleMail.ts";
import { gmailModify, startExample } from "../exampleStandIn.ts";
import type { GoogleStandIn } from "../server.ts";

let google: GoogleStandIn;
let ids: string[];
beforeEach(async () => {
  google = await startExample();
  await google.control.seed(ada, exampleMails(5));
  ids = (await google.control.emails(ada)).map(({ id }) => id);
});
afterEach(() => google.close());

/** Sends calls (a request line, perhaps with a body) as one batch. */
async function batch(calls: string[], contentType = "multipart/mixed; boundary=outer") {
  const { accessToken } = await google.control.grant(ada, [gmailModify]);
  const parts = calls.map(
    (call, at) =>
      `--outer\r\nContent-Type: application/http\r\nContent-ID: <item-${at}>\r\n\r\n${call}\r\n\r\n`,
  );
  const response = await fetch(`${google.url}/batch/gmail/v1`, {
    method: "POST",
    headers: { authorization: `Bearer ${accessToken}`, "content-type": contentType },
    body: `${parts.join("")}--outer--`,
  });
  const text = await response.text();
  const boundary = /boundary=(\S+)/.exec(response.headers.get("content-type") ?? "")?.[1] ?? "none";
  const answers = text
    .split(`--${boundary}`)
    .slice(1, -1)
    .map((part) => ({
      contentId: /Content-ID: (\S+)/.exec(part)?.[1],
      status: Number(/HTTP\/1\.1 (\d+)/.exec(part)?.[1]),
      body: part.slice(part.lastIndexOf("\r\n\r\n") + 4).trim(),
    }));
  return { status: response.status, text, answers };
}

const get = (id: string | undefined) => `GET /gmail/v1/users/me/messages/${id}?format=minimal`;

describe("a batch request", () => {
  it("answers each call under the id that it came with", async () => {
    const { answers } = await batch(ids.map(get));
    expect(answers.map(({ contentId }) => contentId)).toEqual(ids.map((_, at) => `<response-item-${at}>`));
    expect(answers.map(({ body }) => JSON.parse(body).id)).toEqual(ids);
  });

  it("takes calls with bodies and headers of their own", async () => {
    const modify = `POST /gmail/v1/users/me/messages/${ids[0]}/modify HTTP/1.1\r\nContent-Type: application/json\r\n\r\n{"addLabelIds":["STARRED"]}`;
    const stranger = `GET /gmail/v1/users/me/profile\r\nAuthorization: Bearer nobody`;
    const { answers } = await batch([modify, stranger]);
    expect(answers.map(({ status }) => status)).toEqual([200, 401]);
    expect(JSON.parse(answers[0]?.body ?? "").labelIds).toContain("STARRED");
  });

  it("fails part by part", async () => {
    await google.control.failEmail(ids[1] ?? "", 500);
    await google.control.addFault({
      match: { endpoint: "gmail.users.messages.get", batch: "inside" },
      effect: { kind: "status", status: 429, reason: "rateLimitExceeded" },
    });
    const { answers } = await batch([...ids.map(get), get("18c176b09a075d67")]);
    expect(answers.map(({ status }) => status)).toEqual([429, 500, 200, 200, 200, 404]);
    expect((await batch([get(ids[1])])).answers[0]?.status).toBe(500);
  });

  it("can leave a part out of its answer", async () => {
    await google.control.addFault({
      match: { path: `/gmail/v1/users/:user/messages/${ids[2]}` },
      effect: { kind: "missing" },
    });
    const { answers } = await batch(ids.map(get));
    expect(answers.map(({ contentId }) => contentId)).toEqual(
      [0, 1, 3, 4].map((at) => `<response-item-${at}>`),
    );
  });

  it("serves mail that nobody can read beside mail that everybody can", async () => {
    const bad = [
      "",
      "no header at all",
      "Content-Type: multipart/mixed; boundary=x\r\n\r\n--y\r\n",
      `To: ${"a@b.example, ".repeat(20_000)}\r\n\r\nhi`,
      "Date: Thu, 01 Jan 1970 00:00:00 +0000\r\nFrom: not an address\r\nFrom: <@>\r\n\r\n",
    ];
    const delivered: string[] = [];
    for (const text of bad)
      delivered.push((await google.control.deliver(ada, { raw: Buffer.from(text) })).id);
    const calls = [...delivered, ids[0]].map((id) => `GET /gmail/v1/users/me/messages/${id}`);
    const { answers } = await batch(calls);
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect(answers.map(({ body }) => JSON.parse(body).id)).toEqual([...delivered, ids[0]]);
  });

  it("counts every call, and its quota one by one", async () => {
    await google.control.setQuota({ unitsPerMinute: 60, refuseWith: "429" });
    const { answers } = await batch(ids.map(get));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 429, 429]);
    expect(await google.control.counts()).toEqual({
      batch: { requests: 1, insideBatch: 0, failed: 0, units: 0 },
      "gmail.users.messages.get": { requests: 5, insideBatch: 5, failed: 2, units: 60 },
    });
  });

  it("is refused with more than a hundred calls, with none, and without a boundary", async () => {
    const calls = Array.from({ length: 101 }, () => get(ids[0]));
    expect((await batch(calls.slice(1))).answers).toHaveLength(100);
    expect((await batch(calls)).status).toBe(400);
    expect((await batch([])).status).toBe(400);
    expect((await batch(calls.slice(0, 2), "application/json")).status).toBe(400);
    expect((await batch(["nonsense"])).status).toBe(400);
  });
});
