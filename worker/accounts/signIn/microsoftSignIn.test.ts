import { afterEach, describe, expect, it } from "vitest";
import { arrive, begin } from "#test/factory/googleSignIn.ts";
import {
  decide,
  type MicrosoftFixture,
  mia,
  microsoftFixture,
  throughMicrosoft,
} from "#test/factory/microsoftSignIn.ts";
import { emailProvider, identity } from "../../db/schema/tables.ts";
import { accessTokenSource } from "../mailboxes/accessTokenSource.ts";
import { openEnvelope } from "../mailboxes/envelope.ts";

let fixture: MicrosoftFixture;
afterEach(() => fixture.microsoft.close());

function through(intent: "sign-in" | "connect", accessToken?: string) {
  return throughMicrosoft(fixture, intent, accessToken === undefined ? {} : { accessToken });
}

/** Where the browser ends after a consent page that said no. */
async function refused(decision: "cancel" | "return") {
  const { accessToken } = await through("sign-in").catch(() => ({ accessToken: "" }));
  const intent = accessToken === "" ? "sign-in" : "connect";
  const { authorizationUrl } = await begin(fixture, intent, accessToken || undefined, "microsoft");
  return arrive(fixture, await decide(authorizationUrl, decision));
}

async function connected() {
  const { accessToken } = await through("sign-in");
  const { emailProviderId } = await through("connect", accessToken);
  const [row] = await fixture.ctx.db.select().from(emailProvider);
  if (!row || !emailProviderId) throw new Error("No mailbox was connected.");
  return row;
}

describe("signing in with Microsoft", () => {
  it("keys the person by tenant and object id, and never by the address", async () => {
    fixture = await microsoftFixture();
    await through("sign-in");
    await through("sign-in");
    const [account] = await fixture.microsoft.control.accounts();
    const rows = await fixture.ctx.db.select().from(identity);
    expect(rows).toMatchObject([
      { subject: `${account?.tenantId}:${account?.objectId}`, email: mia.address },
    ]);
  });

  it("keeps apart two tenants whose people claim one address", async () => {
    fixture = await microsoftFixture();
    await through("sign-in");
    await fixture.microsoft.control.changeAccount(mia.address, {
      tenantId: "99999999-8888-4777-8666-555555555555",
    });
    await through("sign-in");
    const rows = await fixture.ctx.db.select().from(identity);
    expect(new Set(rows.map(({ userId }) => userId)).size).toBe(2);
  });

  it("is not offered where no client is configured", async () => {
    fixture = await microsoftFixture();
    const config = { ...fixture.ctx.config, MICROSOFT_CLIENT_ID: null };
    Object.assign(fixture.ctx.config, config);
    await expect(begin(fixture, "sign-in", undefined, "microsoft")).rejects.toThrow(/does not offer/);
  });
});

describe("connecting an Outlook mailbox", () => {
  it.each(["short", "long"] as const)("keeps what was granted (%s names)", async (scopeNames) => {
    fixture = await microsoftFixture({ scopeNames });
    expect(await connected()).toMatchObject({ kind: "microsoft", accountEmail: mia.address });
    const { accessToken } = await through("sign-in");
    const answer = await fixture.call("/v1/providers", { accessToken });
    expect(await answer.json()).toMatchObject({ items: [{ permissions: { read: true, modify: true } }] });
  });

  it("names the permission where it was withheld", async () => {
    fixture = await microsoftFixture({ withheldScopes: ["Mail.ReadWrite"] });
    await expect(connected()).rejects.toThrow(/permission_missing/);
  });

  it("that the person declines changes nothing", async () => {
    fixture = await microsoftFixture();
    expect((await refused("cancel")).searchParams.get("error")).toBe("authorization_denied");
  });

  it("that an administrator must approve says so, with the link to send them", async () => {
    fixture = await microsoftFixture({ adminApproval: "required" });
    const { searchParams } = await refused("return");
    expect(searchParams.get("error")).toBe("permission_missing");
    const link = /http\S+/.exec(searchParams.get("error_description") ?? "")?.[0] ?? "";
    expect(new URL(link).pathname).toBe("/common/adminconsent");
    const page = await fetch(link, {
      method: "POST",
      body: new URLSearchParams({ decision: "continue" }),
      redirect: "manual",
    });
    expect(page.headers.get("location")).toContain("admin_consent=True");
    expect(await connected()).toMatchObject({ accountEmail: mia.address });
  });
});

describe("the tokens of an Outlook mailbox", () => {
  it("are saved anew at every refresh, since the old refresh token may be dead", async () => {
    fixture = await microsoftFixture({ usedRefreshTokens: "die" });
    const { ctx } = fixture;
    const { id, tokenEnvelope } = await connected();
    const seen = new Set([(await openEnvelope(ctx, id, tokenEnvelope)).refreshToken]);
    for (let refreshes = 0; refreshes < 3; refreshes++) {
      ctx.clock.advance(2 * 3_600_000);
      await accessTokenSource(ctx, id)();
      const [row] = await ctx.db.select().from(emailProvider);
      seen.add((await openEnvelope(ctx, id, row?.tokenEnvelope ?? "")).refreshToken);
    }
    expect(seen.size).toBe(4);
  });

  it.each([
    [70008, "reauth_required"],
    [700082, "reauth_required"],
    [700084, "reauth_required"],
    [50173, "reauth_required"],
    [50076, "reauth_required"],
    [50079, "reauth_required"],
    [50158, "reauth_required"],
    [65001, "permission_missing"],
    [90094, "permission_missing"],
    [7000222, "app_misconfigured"],
    [7000215, "app_misconfigured"],
    [700016, "app_misconfigured"],
    [50196, "rate_limited"],
  ] as const)("that are refused with AADSTS%i mean %s", async (code, expected) => {
    fixture = await microsoftFixture();
    const { id } = await connected();
    await fixture.microsoft.control.failToken({ code, count: null });
    fixture.ctx.clock.advance(2 * 3_600_000);
    await expect(accessTokenSource(fixture.ctx, id)()).rejects.toMatchObject({ code: expected });
  });
});
