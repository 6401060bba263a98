import { afterAll, beforeAll, expect, test } from "vitest";
import { emailBodyAnswerSchema } from "#shared/email.ts";
import { providerSchema } from "#shared/provider.ts";
import { apiAs } from "#test/factory/api.ts";
import { createAssociation } from "#test/factory/association.ts";
import { createBusiness } from "#test/factory/business.ts";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import { association, emailSync } from "../db/schema/tables.ts";
import { handleMessage } from "../handleMessage.ts";
import { runSlice } from "./slice/runSlice.ts";

let connected: Awaited<ReturnType<typeof connectGmail>>;
let call: ReturnType<typeof apiAs>;

beforeAll(async () => {
  const japanese = rawMail({ subject: "Contract", text: "契約書を送ります" });
  connected = await connectGmail([
    ...sampleMails(2),
    { raw: japanese, receivedAt: Date.UTC(2026, 10, 2), threadKey: "japanese", labels: ["INBOX"] },
  ]);
  call = apiAs(connected.ctx, connected.owner);
  await sync();
});
afterAll(() => connected.google.close());

const sync = async () => {
  const { ctx, organizationId, emailProviderId } = connected;
  while ((await runSlice(ctx, { organizationId, emailProviderId })) === "more");
};
const texts = async () =>
  (await connected.ctx.db.select().from(emailSync)).map(({ snippet, bodyText }) => snippet + bodyText);
const keep = async (keepsText: boolean) => {
  const { ctx, emailProviderId } = connected;
  ctx.sent.length = 0;
  const answer = await call("PATCH", `/v1/providers/${emailProviderId}`, { keepsText });
  return providerSchema.parse(answer.body).settings.keepsText;
};

test("a mailbox keeps the text of its emails unless its owner says otherwise", async () => {
  const { body } = await call("GET", "/v1/providers");
  expect(body).toMatchObject({ items: [{ settings: { keepsText: true } }] });
  expect((await texts()).every((text) => text !== "")).toBe(true);
});

test("switched off, what is stored goes, and what quotes it", async () => {
  const { ctx, organizationId } = connected;
  const [email] = await ctx.db.select().from(emailSync);
  if (!email) throw new Error("Nothing was synced.");
  const business = await createBusiness(ctx, organizationId);
  const quoting = { source: "content" as const, text: "The text says “Orbis”", matched: "Orbis" };
  const contact = { source: "contact" as const, text: "Ana is a contact", matched: "ana@orbis.example" };
  await createAssociation(ctx, email, { businessId: business.id, evidence: [quoting, contact] });
  expect(await keep(false)).toBe(false);
  for (let sent = ctx.sent.shift(); sent; sent = ctx.sent.shift()) await handleMessage(ctx, sent.message);
  expect(await texts()).toEqual(["", "", ""]);
  expect(JSON.stringify(await ctx.db.select().from(emailSync))).not.toContain("契約");
  expect((await ctx.db.select().from(association)).map(({ evidence }) => evidence)).toEqual([[contact]]);
});

test("then new mail comes without text, and mail that is read again stays so", async () => {
  const { ctx, control } = connected;
  await control.deliver(ada, { raw: rawMail({ subject: "New", text: "Something private" }) });
  ctx.clock.advance(3_600_000);
  await sync();
  expect(await texts()).toEqual(["", "", "", ""]);
});

test("its owner reads the text from the mailbox, and is told where that does not answer", async () => {
  const { ctx, control } = connected;
  const email = (await ctx.db.select().from(emailSync)).find(({ subject }) => subject === "New");
  const path = `/v1/emails/${email?.id}/body`;
  const body = emailBodyAnswerSchema.parse((await call("GET", path)).body);
  expect(body).toMatchObject({ source: "provider", text: expect.stringContaining("Something private") });
  await control.addFault({ effect: { kind: "status", status: 503 }, count: null });
  expect((await call("GET", path)).code).toBe("provider_error");
  await control.clearFaults();
  await ctx.db.update(emailSync).set({ deletedInProvider: true });
  expect((await call("GET", path)).body).toMatchObject({ source: "none", text: "" });
  await ctx.db.update(emailSync).set({ deletedInProvider: false });
});

test("an old message to remove texts does nothing to a mailbox that keeps them again", async () => {
  const { ctx, control, organizationId, emailProviderId } = connected;
  expect(await keep(true)).toBe(true);
  await control.deliver(ada, { raw: rawMail({ subject: "Kept", text: "To be found" }) });
  ctx.clock.advance(3_600_000);
  await sync();
  await handleMessage(ctx, { type: "drop_text", organizationId, emailProviderId, after: "" });
  expect((await texts()).filter((text) => text !== "")).toHaveLength(1);
});
