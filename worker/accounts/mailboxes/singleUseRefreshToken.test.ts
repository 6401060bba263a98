import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ada, type GoogleFixture, googleFixture, throughGoogle } from "#test/factory/googleSignIn.ts";
import { systemClock } from "../../clock.ts";

// A provider like Google in all but this: its refresh tokens die when they are used.
vi.mock(import("../../providers/oidcProfileFor.ts"), async (original) => {
  const { oidcProfileFor } = await original();
  return {
    oidcProfileFor: (kind, config) => {
      const profile = oidcProfileFor(kind, config);
      return profile && { ...profile, isRefreshTokenSingleUse: true };
    },
  };
});

let fixture: GoogleFixture;
let id: string;
beforeEach(async () => {
  fixture = await googleFixture();
  const { accessToken } = await throughGoogle(fixture, "sign-in");
  id = (await throughGoogle(fixture, "connect", { accessToken })).emailProviderId ?? "";
  await fixture.google.control.changeAccount(ada.address, { rotateRefreshTokens: true });
  fixture.ctx.clock.advance(3_600_000);
});
afterEach(async () => {
  await fixture.google.close();
});

async function isolate() {
  vi.resetModules();
  return (await import("./accessTokenSource.ts")).accessTokenSource;
}

test("an isolate that finds the refresh token used up waits for the other's answer", async () => {
  const isolates = [await isolate(), await isolate(), await isolate()];
  const ctx = { ...fixture.ctx, clock: { ...fixture.ctx.clock, wait: systemClock.wait } };
  const tokens = await Promise.all(isolates.map((accessTokenSource) => accessTokenSource(ctx, id)()));
  expect(new Set(tokens).size).toBe(1);
});

test("a grant that is gone is believed after a short look for another's answer", async () => {
  await fixture.google.control.revoke(ada.address);
  const accessTokenSource = await isolate();
  await expect(accessTokenSource(fixture.ctx, id)()).rejects.toMatchObject({ code: "reauth_required" });
});
