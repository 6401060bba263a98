import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { emailBodyAnswerSchema, emailDetailSchema } from "#shared/email.ts";
import { apiAs } from "#test/factory/api.ts";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness } from "#test/factory/business.ts";
import { connectGmail } from "#test/factory/gmailMailbox.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import { ada } from "#test/factory/rawMail.ts";
import type { Actor } from "../context.ts";
import { emailProvider, emailSync } from "../db/schema/tables.ts";
import { signAccessToken } from "../security/accessToken.ts";
import { runSlice } from "../sync/slice/runSlice.ts";
import { createApp } from "./app.ts";

const boundary = "b1";
const withAttachments = new TextEncoder().encode(
  [
    "From: Ana Ruiz <ana@orbis.example>",
    `To: Ada <${ada}>`,
    "Bcc: secret@northwind.example",
    "Subject: Offer",
    "Message-ID: <offer@orbis.example>",
    "Date: Fri, 20 Nov 2026 09:00:00 +0000",
    "MIME-Version: 1.0",
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    "",
    `--${boundary}`,
    "Content-Type: text/html; charset=utf-8",
    "",
    "<p>Hello <b>Ada</b></p><script>alert(1)</script>",
    `--${boundary}`,
    'Content-Type: text/html; name="x.html"',
    'Content-Disposition: attachment; filename="..\\\\evil.html"',
    "",
    "<script>alert(document.domain)</script>",
    `--${boundary}--`,
    "",
  ].join("\r\n"),
);

describe("An email", () => {
  let connected: Awaited<ReturnType<typeof connectGmail>>;
  let call: ReturnType<typeof apiAs>;
  let colleague: ReturnType<typeof apiAs>;
  let stranger: ReturnType<typeof apiAs>;
  let bob: Actor;
  let businessId: string;
  let id: string;
  let externalId: string;

  beforeAll(async () => {
    connected = await connectGmail([
      {
        raw: withAttachments,
        receivedAt: Date.UTC(2026, 10, 20),
        threadKey: "t",
        labels: ["INBOX", "UNREAD"],
      },
    ]);
    const { ctx, organizationId, owner } = connected;
    businessId = (await createBusiness(ctx, organizationId)).id;
    await sync();
    call = apiAs(ctx, owner);
    bob = await createUser(ctx, organizationId, { role: "member" });
    colleague = apiAs(ctx, bob);
    stranger = apiAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
    const [email] = await ctx.db.select().from(emailSync);
    if (!email) throw new Error("Nothing was synced.");
    ({ id, externalId } = email);
    await createAssociation(ctx, email, { businessId });
  });
  afterAll(() => connected.google.close());

  beforeEach(async () => {
    await connected.control.clearFaults();
    await connected.ctx.db.update(emailSync).set({ businessId });
    await share("full");
  });

  const share = (sharing: "metadata" | "subject" | "full") =>
    connected.ctx.db.update(emailProvider).set({ sharing });
  const detailFor = async (as: ReturnType<typeof apiAs>) =>
    emailDetailSchema.parse((await as("GET", `/v1/emails/${id}`)).body);
  const stored = async () => {
    const [row] = await connected.ctx.db.select().from(emailSync).where(eq(emailSync.id, id));
    return row && { isRead: row.isRead, isStarred: row.isStarred, folders: row.folders };
  };
  const sync = async () => {
    const { ctx, organizationId, emailProviderId } = connected;
    while ((await runSlice(ctx, { organizationId, emailProviderId })) === "more");
  };
  const raw = async (path: string, actor: Actor = connected.owner) => {
    const token = await signAccessToken(connected.ctx, actor);
    return createApp(() => connected.ctx).request(path, { headers: { authorization: `Bearer ${token}` } });
  };

  test("shows its owner all of it: people, files, where it is filed and why", async () => {
    const detail = await detailFor(call);
    expect(detail).toMatchObject({
      externalId,
      accountEmail: ada,
      subject: "Offer",
      from: { name: "Ana Ruiz", address: "ana@orbis.example" },
      visibility: "full",
      canMark: true,
      isRead: false,
      associations: [
        { business: { id: businessId, name: "Orbis Logistics" }, evidence: [{ source: "contact" }] },
      ],
    });
    expect(detail.attachments).toHaveLength(1);
    expect(detail.attachments[0]?.url).toMatch(`/v1/emails/${id}/attachments/`);
  });

  test.each([
    ["metadata", null, false],
    ["subject", "Offer", false],
    ["full", "Offer", true],
  ] as const)(
    "shows a colleague what a mailbox that shares %s lets out",
    async (sharing, subject, isWhole) => {
      await share(sharing);
      const detail = await detailFor(colleague);
      expect(detail).toMatchObject({ subject, visibility: sharing, canMark: false });
      expect(detail.snippet === null).toBe(!isWhole);
      expect(detail.attachments).toHaveLength(isWhole ? 1 : 0);
      const [attachment] = (await detailFor(call)).attachments;
      expect((await colleague("GET", `/v1/emails/${id}/body`)).code).toBe(isWhole ? undefined : "forbidden");
      const file = await raw(attachment?.url ?? "", bob);
      expect(file.status).toBe(isWhole ? 200 : 403);
    },
  );

  test("does not quote its text as evidence to those who may not read it", async () => {
    const { ctx, organizationId } = connected;
    const juno = await createBusiness(ctx, organizationId, "Juno");
    const quoting = { source: "content" as const, text: "The text says “Juno”", matched: "Juno" };
    await createAssociation(
      ctx,
      { id, organizationId },
      { businessId: juno.id, isPrimary: false, source: "content", evidence: [quoting] },
    );
    for (const [sharing, evidence] of [
      ["full", [quoting]],
      ["subject", []],
    ] as const) {
      await share(sharing);
      const found = (await detailFor(colleague)).associations.find((one) => one.business?.id === juno.id);
      expect(found?.evidence).toEqual(evidence);
    }
  });

  test("is unknown to colleagues until it is filed, and to other organizations for ever", async () => {
    const routes = [
      ["GET", `/v1/emails/${id}`],
      ["GET", `/v1/emails/${id}/body`],
      ["GET", `/v1/emails/${id}/attachments/1`],
      ["GET", `/v1/emails/${id}/attachments/1/message`],
      ["PATCH", `/v1/emails/${id}`, { isRead: true }],
      ["DELETE", `/v1/emails/${id}`],
      ["POST", `/v1/emails/${id}/restore`],
    ] as const;
    for (const [method, path, body] of [...routes, ["DELETE", `/v1/admin/emails/${id}`] as const]) {
      const answer = await stranger(method, path, body);
      expect([method, path, answer.status, answer.code]).toEqual([method, path, 404, "email_not_found"]);
    }
    await connected.ctx.db.update(emailSync).set({ businessId: null });
    for (const [method, path, body] of routes)
      expect((await colleague(method, path, body)).code).toBe("email_not_found");
    expect(await stored()).toMatchObject({ isRead: false });
  });

  test("cannot be asked for without a session", async () => {
    const answer = await createApp(() => connected.ctx).request(`/v1/emails/${id}`);
    expect(answer.status).toBe(401);
  });

  test("has its body from the provider, and from the store where that does not answer", async () => {
    const body = emailBodyAnswerSchema.parse((await call("GET", `/v1/emails/${id}/body`)).body);
    expect(body).toMatchObject({ source: "provider", html: expect.stringContaining("<b>Ada</b>") });
    await connected.control.addFault({ effect: { kind: "status", status: 503 }, count: null });
    expect((await call("GET", `/v1/emails/${id}/body`)).body).toMatchObject({
      source: "stored",
      text: expect.stringContaining("Hello Ada"),
      html: null,
    });
  });

  test("hands out its files as downloads that no browser runs", async () => {
    const [attachment] = (await detailFor(call)).attachments;
    const answer = await raw(attachment?.url ?? "");
    expect(await answer.text()).toContain("<script>alert(document.domain)</script>");
    expect(answer.headers.get("content-type")).toBe("application/octet-stream");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("sandbox");
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="[^"\\/]*evil\.html"/);
  });

  test("has no file but those that it lists", async () => {
    for (const other of ["0", "nothing", "..%2F..%2Fsecret", "%F0%9F%98%80"])
      expect((await call("GET", `/v1/emails/${id}/attachments/${other}`)).code).toBe("attachment_not_found");
    expect((await call("GET", `/v1/emails/${id}/attachments/${"x".repeat(1025)}`)).code).toBe(
      "invalid_request",
    );
  });

  test("is marked at the provider first, then here, in flags and folders alike", async () => {
    const answer = await call("PATCH", `/v1/emails/${id}`, { isRead: true, isStarred: true });
    expect(emailDetailSchema.parse(answer.body)).toMatchObject({ isRead: true, isStarred: true });
    expect(await stored()).toEqual({ isRead: true, isStarred: true, folders: ["INBOX", "STARRED"] });
    expect((await connected.control.emails(ada))[0]?.labels.toSorted()).toEqual(["INBOX", "STARRED"]);
    await sync();
    expect(await stored()).toEqual({ isRead: true, isStarred: true, folders: ["INBOX", "STARRED"] });
    await call("PATCH", `/v1/emails/${id}`, { isRead: false, isStarred: false });
    expect(await stored()).toEqual({ isRead: false, isStarred: false, folders: ["INBOX", "UNREAD"] });
  });

  test("stays as it is where marking is refused", async () => {
    const before = await stored();
    expect((await colleague("PATCH", `/v1/emails/${id}`, { isRead: true })).code).toBe("forbidden");
    await connected.control.addFault({ effect: { kind: "status", status: 400 }, count: null });
    expect((await call("PATCH", `/v1/emails/${id}`, { isRead: true })).code).toBe("provider_error");
    await connected.ctx.db.update(emailProvider).set({ grantedScopes: [] });
    expect((await call("PATCH", `/v1/emails/${id}`, { isRead: true })).code).toBe("permission_missing");
    expect(await detailFor(call)).toMatchObject({ canMark: false });
    await connected.ctx.db
      .update(emailProvider)
      .set({ grantedScopes: ["https://www.googleapis.com/auth/gmail.modify"] });
    expect(await stored()).toEqual(before);
  });

  test("refuses a patch that says nothing, or something else", async () => {
    for (const body of [{}, { isRead: "yes" }, { isRead: true, subject: "x" }, [], "not json{"])
      expect((await call("PATCH", `/v1/emails/${id}`, body)).code).toBe("invalid_request");
    expect((await call("GET", "/v1/emails/nothing")).code).toBe("email_not_found");
    expect((await call("GET", `/v1/emails/${"x".repeat(65)}`)).code).toBe("invalid_request");
    expect((await call("GET", "/v1/emails/a%00b")).code).toBe("invalid_request");
  });

  test("is removed, restored and, by an admin, erased", async () => {
    expect((await call("DELETE", `/v1/emails/${id}`)).status).toBe(204);
    expect((await call("POST", `/v1/emails/${id}/restore`)).status).toBe(204);
    expect((await colleague("DELETE", `/v1/admin/emails/${id}`)).code).toBe("forbidden");
  });

  test("of an account whose access has ended asks for a reconnect, and changes nothing", async () => {
    const before = await stored();
    await connected.control.revoke(ada);
    expect((await call("PATCH", `/v1/emails/${id}`, { isStarred: true })).code).toBe("reconnect_required");
    expect(await stored()).toEqual(before);
    expect((await call("GET", `/v1/emails/${id}/body`)).body).toMatchObject({ source: "stored" });
  });

  test("that was erased is gone from everything, and stays so after the next sync", async () => {
    const { ctx, emailProviderId } = connected;
    expect((await call("DELETE", `/v1/admin/emails/${id}`)).status).toBe(204);
    expect((await call("GET", `/v1/emails/${id}`)).code).toBe("email_not_found");
    const tokens = await connected.control.grant(ada, ["https://www.googleapis.com/auth/gmail.modify"]);
    await ctx.db.update(emailProvider).set({
      status: "live",
      nextSyncAt: 0,
      leaseUntil: 0,
      tokenEnvelope: await ctx.vault.seal(JSON.stringify(tokens), emailProviderId),
    });
    await connected.control.mark(ada, [externalId], { starred: true });
    ctx.clock.advance(120_000);
    await sync();
    expect(await ctx.db.all(sql`select count(*) as emails from email_sync`)).toEqual([{ emails: 0 }]);
    const [mailbox] = await ctx.db.select().from(emailProvider);
    expect(mailbox).toMatchObject({ listed: 1, stored: 0, skipped: 1, pending: 0 });
  });
});
