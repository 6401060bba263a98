import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { emailsPatchAnswerSchema } from "#shared/emailsPatch.ts";
import { apiAs } from "#test/factory/api.ts";
import { createEmail } from "#test/factory/email.ts";
import { connectGmail, sampleMails } from "#test/factory/gmailMailbox.ts";
import { createOrganization, createUser } from "#test/factory/organization.ts";
import { connectOutlook } from "#test/factory/outlookMailbox.ts";
import { ada } from "#test/factory/rawMail.ts";
import { emailProvider, emailSync } from "../db/schema/tables.ts";
import { runSlice } from "../sync/slice/runSlice.ts";

const count = 24;

/** The two providers, with what differs between their stand-ins. */
const kinds = {
  async google() {
    const at = await connectGmail(sampleMails(count));
    return {
      ...at,
      close: () => at.google.close(),
      unread: async () =>
        (await at.control.emails(ada)).filter((one) => one.labels.includes("UNREAD")).length,
      mostRequests: 1,
    };
  },
  async microsoft() {
    const at = await connectOutlook(sampleMails(count));
    return {
      ...at,
      close: () => at.microsoft.close(),
      unread: async () =>
        (await at.control.emails(ada)).filter((one) => one.labels.includes("UNREAD")).length,
      mostRequests: count / 4,
    };
  },
};

describe.each(["google", "microsoft"] as const)("Marking many emails of a %s mailbox", (kind) => {
  let at: Awaited<ReturnType<(typeof kinds)[typeof kind]>>;
  let call: ReturnType<typeof apiAs>;
  let ids: string[];

  beforeAll(async () => {
    at = await kinds[kind]();
    await sync();
    call = apiAs(at.ctx, at.owner);
    ids = (await at.ctx.db.select({ id: emailSync.id }).from(emailSync)).map(({ id }) => id);
    expect(ids).toHaveLength(count);
  });
  afterAll(() => at.close());
  beforeEach(() => at.control.clearFaults());

  const sync = async () => {
    const { organizationId, emailProviderId } = at;
    while ((await runSlice(at.ctx, { organizationId, emailProviderId })) === "more");
  };
  const mark = async (body: object, as = call) =>
    emailsPatchAnswerSchema.parse((await as("PATCH", "/v1/emails", body)).body);
  const unreadHere = async () =>
    (await at.ctx.db.select().from(emailSync).where(eq(emailSync.isRead, false))).length;

  const requests = async () => (await at.control.requests()).filter(({ insideBatch }) => !insideBatch).length;

  test("reaches the provider in few requests, and the next sync finds nothing to change", async () => {
    await mark({ ids, isRead: false });
    expect([await at.unread(), await unreadHere()]).toEqual([count, count]);
    const before = await requests();
    const answer = await mark({ ids, isRead: true });
    const after = await requests();
    expect(answer.changed.toSorted()).toEqual(ids.toSorted());
    expect(answer.refused).toEqual([]);
    expect(after - before).toBeLessThanOrEqual(at.mostRequests);
    expect([await at.unread(), await unreadHere()]).toEqual([0, 0]);
    await sync();
    expect(await unreadHere()).toBe(0);
    // What is as asked already costs nobody a request.
    const calm = await requests();
    await mark({ ids, isRead: true });
    expect(await requests()).toBe(calm);
  });

  test("the provider's later word stays", async () => {
    await mark({ ids, isStarred: true });
    await mark({ ids: ids.slice(0, 2), isStarred: false });
    await sync();
    const starred = await at.ctx.db.select().from(emailSync).where(eq(emailSync.isStarred, true));
    expect(starred.map(({ id }) => id).toSorted()).toEqual(ids.slice(2).toSorted());
  });

  test("what is refused stays as it was, and is told", async () => {
    await mark({ ids, isRead: true });
    // Of Graph's requests those inside of a batch: the batch around them is none of what is refused.
    const match = kind === "microsoft" ? { batch: "inside" as const } : {};
    await at.control.addFault({ match, effect: { kind: "status", status: 400 }, count: null });
    const answer = await mark({ ids, isRead: false });
    expect(answer.changed).toEqual([]);
    expect(answer.refused.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(answer.refused[0]).toMatchObject({ code: "provider_error", message: expect.stringMatching(/\w/) });
    expect(await unreadHere()).toBe(0);
  });

  test("a mailbox that may only be read says so once for each", async () => {
    const [row] = await at.ctx.db.select().from(emailProvider);
    await at.ctx.db.update(emailProvider).set({ grantedScopes: [] });
    const answer = await mark({ ids: ids.slice(0, 2), isRead: false });
    expect(answer.refused.map(({ code }) => code)).toEqual(["permission_missing", "permission_missing"]);
    expect(await at.unread()).toBe(0);
    await at.ctx.db.update(emailProvider).set({ grantedScopes: row?.grantedScopes ?? [] });
  });

  test("a conversation is marked as far as it is one's own", async () => {
    await at.ctx.db
      .update(emailSync)
      .set({ conversationId: "one" })
      .where(eq(emailSync.id, ids[0] ?? ""));
    await at.ctx.db
      .update(emailSync)
      .set({ conversationId: "one" })
      .where(eq(emailSync.id, ids[1] ?? ""));
    const answer = await mark({ conversationId: "one", isRead: false });
    expect(answer.changed.toSorted()).toEqual(ids.slice(0, 2).toSorted());
    expect(await at.unread()).toBe(2);
  });
});

describe("Marking many emails", () => {
  test("is for their owner; others' are refused one by one, and unknown ones are not there", async () => {
    const at = await connectGmail(sampleMails(1));
    const { ctx, owner, organizationId, emailProviderId } = at;
    const mailbox = { id: emailProviderId, organizationId, userId: owner.userId };
    const filed = await createEmail(ctx, mailbox, { businessId: "b" });
    const unfiled = await createEmail(ctx, mailbox);
    const colleague = apiAs(ctx, await createUser(ctx, organizationId));
    const stranger = apiAs(ctx, await createUser(ctx, (await createOrganization(ctx)).id));
    const body = { ids: [filed.id, unfiled.id, "nothing"], isRead: true };
    const codes = async (as: ReturnType<typeof apiAs>) => {
      const { changed, refused } = emailsPatchAnswerSchema.parse(
        (await as("PATCH", "/v1/emails", body)).body,
      );
      expect(changed).toEqual([]);
      return Object.fromEntries(refused.map(({ id, code }) => [id, code]));
    };
    const gone = "email_not_found";
    expect(await codes(colleague)).toEqual({ [filed.id]: "forbidden", [unfiled.id]: gone, nothing: gone });
    expect(await codes(stranger)).toEqual({ [filed.id]: gone, [unfiled.id]: gone, nothing: gone });
    for (const wrong of [
      {},
      { ids: [] },
      { ids: ["a"] },
      { isRead: true },
      { ids: ["a"], conversationId: "c", isRead: true },
    ])
      expect((await colleague("PATCH", "/v1/emails", wrong)).code).toBe("invalid_request");
    await at.google.close();
  });
});
