import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { emailBodyAnswerSchema, fileLinkSchema } from "#shared/email.ts";
import { apiAs } from "#test/factory/api.ts";
import { createBusiness } from "#test/factory/business.ts";
import type { TestContext } from "#test/factory/context.ts";
import { connectGmail } from "#test/factory/gmailMailbox.ts";
import { memoryObjects } from "#test/factory/memoryObjects.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import { ada } from "#test/factory/rawMail.ts";
import { purgeMailbox } from "../../accounts/mailboxes/purgeMailbox.ts";
import type { Actor } from "../../context.ts";
import { emailProvider, emailSync, keptFile, keptObject, organization } from "../../db/schema/tables.ts";
import { handleMessage } from "../../handleMessage.ts";
import { createApp } from "../../http/app.ts";
import { signAccessToken } from "../../security/accessToken.ts";
import { runSlice } from "../../sync/slice/runSlice.ts";
import { keepFile } from "./keepFile.ts";
import { keepWhileRead } from "./keepWhileRead.ts";
import { sweepKept } from "./sweepKept.ts";

const plan = "The plan, all of it. ".repeat(10_000);
const invitation = [
  ...["BEGIN:VCALENDAR", "METHOD:REQUEST", "BEGIN:VEVENT", "SUMMARY:Review"],
  ...["DTSTART:20261124T100000Z", "END:VEVENT", "END:VCALENDAR"],
].join("\r\n");

const mail = (subject: string) =>
  Buffer.from(
    [
      "From: Ana Ruiz <ana@orbis.example>",
      `To: Ada <${ada}>`,
      `Subject: ${subject}`,
      `Message-ID: <${subject}@orbis.example>`,
      "MIME-Version: 1.0",
      'Content-Type: multipart/mixed; boundary="m"',
      "",
      "--m",
      "Content-Type: text/html; charset=utf-8",
      "",
      `<p>Hello from <b>${subject}</b></p><img src="https://cdn.example/logo.png">`,
      "--m",
      'Content-Type: text/plain; name="plan.txt"',
      "Content-Disposition: attachment",
      "",
      plan,
      "--m",
      'Content-Type: application/octet-stream; name="invite.ics"',
      "Content-Disposition: attachment",
      "",
      invitation,
      "--m--",
    ].join("\r\n"),
  );

let connected: Awaited<ReturnType<typeof connectGmail>>;
let ctx: TestContext;
let bucket: ReturnType<typeof memoryObjects>;
let bob: Actor;
let call: ReturnType<typeof apiAs>;
/** By subject: the email's id, and those of its files. */
let ids: Record<string, { id: string; files: string[] }>;

beforeEach(async () => {
  connected = await connectGmail(
    ["one", "two"].map((subject, number) => ({
      raw: mail(subject),
      receivedAt: Date.UTC(2026, 10, 20, number),
      threadKey: subject,
      labels: ["INBOX"],
    })),
  );
  bucket = memoryObjects();
  ctx = { ...connected.ctx, objects: bucket.store };
  const { organizationId, emailProviderId, owner } = connected;
  while ((await runSlice(ctx, { organizationId, emailProviderId })) === "more");
  bob = await createUser(ctx, organizationId, { role: "member" });
  call = apiAs(ctx, owner);
  await call("PATCH", "/v1/organization", { attachmentStorage: "r2" });
  ids = Object.fromEntries(
    (await ctx.db.select().from(emailSync)).map(({ id, subject, attachments }) => [
      subject,
      { id, files: attachments.map((file) => file.id) },
    ]),
  );
});
afterEach(() => connected.google.close());

const at = (subject: string) => {
  const found = ids[subject];
  if (found === undefined) throw new Error(`There is no email ${subject}.`);
  return found;
};
const filePath = (subject: string) => `/v1/emails/${at(subject).id}/attachments/${at(subject).files[0]}`;
const get = async (path: string, actor: Actor = connected.owner) => {
  const token = await signAccessToken(ctx, actor);
  const answer = await createApp(() => ctx).request(path, { headers: { authorization: `Bearer ${token}` } });
  return { status: answer.status, text: await answer.text() };
};
const bodyOf = async (subject: string) =>
  emailBodyAnswerSchema.parse((await call("GET", `/v1/emails/${at(subject).id}/body`)).body);
const providerAnswers = (isThere: boolean) =>
  isThere
    ? connected.control.clearFaults()
    : connected.control.addFault({ effect: { kind: "status", status: 503 }, count: null });
const objects = () => ctx.db.select().from(keptObject);
const files = () => ctx.db.select().from(keptFile);
const deleteAtProvider = () => ctx.db.update(emailSync).set({ deletedInProvider: true });
const work = async () => {
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift()) await handleMessage(ctx, sent.message);
};

describe("A file that someone opens", () => {
  test("is kept, and then needs the mail provider no more", async () => {
    expect(bucket.kept.size).toBe(0);
    expect(await get(filePath("one"))).toEqual({ status: 200, text: plan });
    expect(await objects()).toMatchObject([{ state: "kept", size: plan.length }]);
    await providerAnswers(false);
    expect(await get(filePath("one"))).toEqual({ status: 200, text: plan });
    expect((await get(filePath("two"))).status).toBe(502);
    await deleteAtProvider();
    const link = fileLinkSchema.parse((await call("POST", `${filePath("one")}/link`)).body);
    const { pathname } = new URL(link.url);
    expect(await (await createApp(() => ctx).request(pathname)).text()).toBe(plan);
  });

  test("is kept once for two emails, and goes with the second of them", async () => {
    await get(filePath("one"));
    await get(filePath("two"));
    await sweepKept(ctx);
    expect([bucket.kept.size, (await objects()).length, (await files()).length]).toEqual([1, 1, 2]);
    expect((await call("DELETE", `/v1/admin/emails/${at("one").id}`)).status).toBe(204);
    await sweepKept(ctx);
    expect(await get(filePath("two"))).toEqual({ status: 200, text: plan });
    expect(bucket.kept.size).toBe(1);
    await call("DELETE", `/v1/admin/emails/${at("two").id}`);
    await sweepKept(ctx);
    expect([bucket.kept.size, await objects(), await files()]).toEqual([0, [], []]);
  });

  test("is kept once where several open it at once", async () => {
    const answers = await Promise.all(["one", "two", "one", "two"].map((subject) => get(filePath(subject))));
    expect(answers.every(({ text }) => text === plan)).toBe(true);
    await sweepKept(ctx);
    expect([bucket.kept.size, (await objects()).length, (await files()).length]).toEqual([1, 1, 2]);
  });

  test("is one more object in another organization, under a key that tells nothing", async () => {
    await get(filePath("one"));
    const [mine] = await objects();
    const { id } = await createOrganization(ctx);
    await ctx.db.update(organization).set({ attachmentStorage: "r2" });
    const target = { organizationId: id, emailId: at("two").id, part: "x" };
    await keepFile(ctx, bucket.store, target, new Blob([plan]).stream());
    expect(bucket.kept.size).toBe(2);
    // Nor is it given to an email that is not that organization's.
    expect((await files()).map((file) => file.objectId)).toEqual([mine?.id]);
    expect([...bucket.kept.keys()].join()).not.toContain(mine?.sha256);
  });

  test("comes from the mail provider while the bucket is away, or has lost it, and is kept again", async () => {
    await get(filePath("one"));
    bucket.faults.isAway = true;
    expect(await get(filePath("one"))).toEqual({ status: 200, text: plan });
    expect(await get(filePath("two"))).toEqual({ status: 200, text: plan });
    await expect(sweepKept(ctx)).rejects.toThrow();
    bucket.faults.isAway = false;
    bucket.kept.clear();
    expect(await get(filePath("one"))).toEqual({ status: 200, text: plan });
    await sweepKept(ctx);
    expect(bucket.kept.size).toBe(1);
    await deleteAtProvider();
    expect(await get(filePath("one"))).toEqual({ status: 200, text: plan });
  });

  test("is told plainly where neither has it", async () => {
    await deleteAtProvider();
    const answer = await call("GET", filePath("one"));
    expect(answer.code).toBe("attachment_not_found");
    expect(JSON.stringify(answer.body)).toContain("was not kept");
  });

  test("is not kept where it is too large, or its reader leaves, and the reader gets what there is", async () => {
    const target = { organizationId: connected.organizationId, emailId: at("one").id, part: "big" };
    const piece = new Uint8Array(9 * 1024 * 1024);
    const chunks = (count: number) => {
      let given = 0;
      return new ReadableStream<Uint8Array>({
        pull: (controller) => (given++ < count ? controller.enqueue(piece) : controller.close()),
      });
    };
    const whole = await new Response(keepWhileRead(ctx, target, chunks(3))).arrayBuffer();
    expect(whole.byteLength).toBe(3 * piece.byteLength);
    const left = keepWhileRead(ctx, { ...target, part: "left" }, chunks(2)).getReader();
    await left.read();
    await left.cancel();
    const failing = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.error(new Error("cut")),
    });
    await expect(new Response(keepWhileRead(ctx, target, failing)).text()).rejects.toThrow("cut");
    expect(await files()).toEqual([]);
    await sweepKept(ctx);
    expect([bucket.kept.size, await objects()]).toEqual([0, []]);
  });
});

describe("The text and HTML of an email that someone opens", () => {
  test("are kept with its invitation, and shown once the provider has lost it", async () => {
    const before = await bodyOf("one");
    expect(before).toMatchObject({ source: "provider", meeting: { title: "Review" } });
    await deleteAtProvider();
    await providerAnswers(false);
    expect(await bodyOf("one")).toEqual(before);
    const images = await call("GET", `/v1/emails/${at("one").id}/images`);
    expect(images.body).toMatchObject({ items: [{ source: "https://cdn.example/logo.png" }] });
    expect(await bodyOf("two")).toMatchObject({ source: "stored", html: null });
  });

  test("come from the provider where what is kept cannot be read", async () => {
    await bodyOf("one");
    for (const key of bucket.kept.keys()) bucket.kept.set(key, new Uint8Array([1]));
    expect(await bodyOf("one")).toMatchObject({ source: "provider", html: expect.stringContaining("<b>") });
  });
});

describe("What is kept is let go", () => {
  const openAll = async () => {
    for (const subject of ["one", "two"]) {
      await bodyOf(subject);
      await get(filePath(subject));
    }
    await sweepKept(ctx);
    // Two texts; the plan and the invitation once.
    expect(bucket.kept.size).toBe(4);
  };
  const gone = async () => {
    await sweepKept(ctx);
    return [bucket.kept.size, (await objects()).length, (await files()).length];
  };

  test("with a mailbox that is disconnected", async () => {
    await openAll();
    await ctx.db.update(emailProvider).set({ disconnectedAt: 1 });
    await purgeMailbox(ctx, connected.emailProviderId);
    expect(await gone()).toEqual([0, 0, 0]);
  });

  test("with a person who is erased", async () => {
    await openAll();
    await call("POST", "/v1/erasures", { address: "ana@orbis.example", isTrial: false });
    await work();
    expect(await gone()).toEqual([0, 0, 0]);
  });

  test("where its mailbox is to keep no text, and nothing is kept from then on", async () => {
    await openAll();
    await call("PATCH", `/v1/providers/${connected.emailProviderId}`, { keepsText: false });
    await work();
    expect(await gone()).toEqual([0, 0, 0]);
    expect(await get(filePath("one"))).toEqual({ status: 200, text: plan });
    await bodyOf("one");
    expect(await gone()).toEqual([0, 0, 0]);
  });

  test("where the organization is to keep no files, and not where it changed its mind", async () => {
    await openAll();
    await call("PATCH", "/v1/organization", { attachmentStorage: "on-demand" });
    await call("PATCH", "/v1/organization", { attachmentStorage: "r2" });
    await work();
    await sweepKept(ctx);
    expect(bucket.kept.size).toBe(4);
    await call("PATCH", "/v1/organization", { attachmentStorage: "on-demand" });
    await work();
    expect(await gone()).toEqual([0, 0, 0]);
    expect(await get(filePath("one"))).toEqual({ status: 200, text: plan });
    expect(await gone()).toEqual([0, 0, 0]);
  });

  test("where its email was erased while it was written", async () => {
    const put = bucket.store.put;
    bucket.store.put = async (key, bytes) => {
      const written = await put(key, bytes);
      await call("DELETE", `/v1/admin/emails/${at("one").id}`);
      return written;
    };
    expect((await get(filePath("one"))).text).toBe(plan);
    expect(await gone()).toEqual([0, 0, 0]);
  });

  test("an hour after a crash between the bucket and the row, and not before", async () => {
    let isDead = false;
    const { fetch } = ctx;
    ctx.fetch = (input, init) => (isDead ? Promise.reject(new Error("dead")) : fetch(input, init));
    const put = bucket.store.put;
    bucket.store.put = async (key, bytes) => {
      const written = await put(key, bytes);
      isDead = true;
      return written;
    };
    expect((await get(filePath("one"))).text).toBe(plan);
    expect(await gone()).toEqual([1, 1, 0]);
    ctx.clock.advance(61 * 60_000);
    expect(await gone()).toEqual([0, 0, 0]);
  });

  test("while the same content is kept anew, without taking that away", async () => {
    await get(filePath("one"));
    await ctx.db.run(sql`delete from kept_file`);
    await get(filePath("two"));
    expect(await gone()).toEqual([1, 1, 1]);
    await deleteAtProvider();
    expect(await get(filePath("two"))).toEqual({ status: 200, text: plan });
  });
});

describe("Who may read what is kept", () => {
  test("is as for all mail: filed, shared whole, and of one's own organization", async () => {
    const stranger = await createUser(ctx, (await createOrganization(ctx)).id);
    await get(filePath("one"));
    await bodyOf("one");
    await deleteAtProvider();
    const body = `/v1/emails/${at("one").id}/body`;
    for (const path of [filePath("one"), body]) {
      expect((await get(path, stranger)).status).toBe(404);
      expect((await get(path, bob)).status).toBe(404);
    }
    const { id: businessId } = await createBusiness(ctx, connected.organizationId);
    await ctx.db.update(emailSync).set({ businessId });
    for (const [sharing, status] of [
      ["metadata", 403],
      ["subject", 403],
      ["full", 200],
    ] as const) {
      await ctx.db.update(emailProvider).set({ sharing });
      for (const path of [filePath("one"), body]) expect((await get(path, bob)).status).toBe(status);
    }
    expect((await get(filePath("one"), stranger)).status).toBe(404);
  });
});

describe("The choice of an organization", () => {
  test("is for administrators, and refused plainly where there is no bucket", async () => {
    const patch = { attachmentStorage: "r2" };
    expect((await apiAs(ctx, bob)("PATCH", "/v1/organization", patch)).code).toBe("forbidden");
    expect((await call("GET", "/v1/organization")).body).toMatchObject(patch);
    await get(filePath("one"));
    ctx.objects = null;
    expect((await call("PATCH", "/v1/organization", patch)).code).toBe("no_storage");
    expect(await get(filePath("one"))).toEqual({ status: 200, text: plan });
    expect(await sweepKept(ctx)).toBe(0);
  });
});
