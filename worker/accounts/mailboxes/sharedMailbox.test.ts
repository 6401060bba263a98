import { eq } from "drizzle-orm";
import { afterEach, beforeEach, expect, test } from "vitest";
import type { Provider } from "#shared/provider.ts";
import {
  type MicrosoftFixture,
  mia,
  microsoftFixture,
  throughMicrosoft,
} from "#test/factory/microsoftSignIn.ts";
import { rawMail } from "#test/factory/rawMail.ts";
import { emailProvider, emailSync, notification } from "../../db/schema/tables.ts";
import { runSlice } from "../../sync/slice/runSlice.ts";

const team = "team@fabrikam.example";

let fixture: MicrosoftFixture;
let accessToken: string;
beforeEach(async () => {
  fixture = await microsoftFixture();
  await fixture.microsoft.control.addAccount(
    { address: team, name: "Team", aliases: [] },
    { shared: true, openTo: [mia.address] },
  );
  ({ accessToken } = await throughMicrosoft(fixture, "sign-in"));
});
afterEach(() => fixture.microsoft.close());

const connectTeam = (mailboxAddress = team) =>
  throughMicrosoft(fixture, "connect", { accessToken, mailboxAddress });

async function listed(): Promise<Provider[]> {
  const answer = await fixture.call("/v1/providers", { accessToken });
  return ((await answer.json()) as { items: Provider[] }).items;
}

async function mailbox(id: string | null) {
  const [row] = await fixture.ctx.db
    .select()
    .from(emailProvider)
    .where(eq(emailProvider.id, id ?? ""));
  if (!row) throw new Error("No mailbox");
  return row;
}

/** Syncs until nothing is left to do. */
async function sync(id: string | null): Promise<string> {
  const { organizationId, id: emailProviderId } = await mailbox(id);
  for (let slices = 0; slices < 30; slices += 1) {
    const outcome = await runSlice(fixture.ctx, { organizationId, emailProviderId });
    if (outcome !== "more") return outcome;
  }
  throw new Error("The mailbox never comes to rest.");
}

test("a shared mailbox is connected by its address, beside the account's own, and says who opens it", async () => {
  const own = await throughMicrosoft(fixture, "connect", { accessToken });
  const shared = await connectTeam();
  expect(shared.emailProviderId).not.toBe(own.emailProviderId);
  expect(await listed()).toMatchObject([
    { accountEmail: mia.address, openedBy: null, permissions: { read: true, modify: true } },
    { accountEmail: team, openedBy: mia.address, permissions: { read: true, modify: true } },
  ]);
});

test("its mail is synced by asking now and then, and never announced", async () => {
  const { control } = fixture.microsoft;
  await control.deliver(team, { raw: rawMail({ subject: "For the team", to: team }) });
  const { emailProviderId } = await connectTeam();
  expect(await sync(emailProviderId)).toBe("done");
  const stored = await fixture.ctx.db.select().from(emailSync);
  expect(stored).toMatchObject([{ subject: "For the team", direction: "inbound", emailProviderId }]);
  expect(await control.subscriptions(team)).toEqual([]);
  expect(await listed()).toMatchObject([{ status: "live", health: { push: "off", error: null } }]);
});

test("read and star reach the shared mailbox", async () => {
  const { control } = fixture.microsoft;
  await control.deliver(team, { raw: rawMail({ subject: "For the team", to: team }) });
  await sync((await connectTeam()).emailProviderId);
  const [email] = await fixture.ctx.db.select().from(emailSync);
  const answer = await fixture.call(`/v1/emails/${email?.id}`, {
    method: "PATCH",
    body: { isRead: true, isStarred: true },
    accessToken,
  });
  expect(answer.status).toBe(200);
  expect(await control.emails(team)).toMatchObject([{ labels: ["INBOX", "STARRED"] }]);
});

test("a mailbox that is not open to the account is refused at once, and nothing is connected", async () => {
  await fixture.microsoft.control.addAccount({
    address: "board@fabrikam.example",
    name: "Board",
    aliases: [],
  });
  await expect(connectTeam("board@fabrikam.example")).rejects.toThrow(/permission_missing.*is not open to/);
  await expect(connectTeam("nobody@fabrikam.example")).rejects.toThrow(/permission_missing.*is not open to/);
  await expect(connectTeam(mia.address)).rejects.toThrow(/your own mailbox/);
  expect(await listed()).toEqual([]);
});

test("connecting it again keeps it, and ending it leaves the account's own mailbox alone", async () => {
  const own = await throughMicrosoft(fixture, "connect", { accessToken });
  const { emailProviderId } = await connectTeam();
  expect((await connectTeam("Team@Fabrikam.example")).emailProviderId).toBe(emailProviderId);
  const again = await throughMicrosoft(fixture, "connect", { accessToken });
  expect(again.emailProviderId).toBe(own.emailProviderId);
  await fixture.call(`/v1/providers/${emailProviderId}`, { method: "DELETE", accessToken });
  expect(await listed()).toMatchObject([{ accountEmail: mia.address, health: { error: null } }]);
  expect(await sync(own.emailProviderId)).toBe("done");
});

test("a mailbox that is closed to the account later says who has to open it, and goes on once that happened", async () => {
  const { control } = fixture.microsoft;
  const { emailProviderId } = await connectTeam();
  await sync(emailProviderId);
  await control.changeAccount(team, { openTo: [] });
  await sync(emailProviderId);
  expect(await mailbox(emailProviderId)).toMatchObject({ status: "reauth_required" });
  const [open] = await fixture.ctx.db.select().from(notification);
  expect(open?.message).toContain(`${team} is no longer open to ${mia.address}`);
  await control.changeAccount(team, { openTo: [mia.address] });
  expect((await connectTeam()).emailProviderId).toBe(emailProviderId);
  expect(await sync(emailProviderId)).toBe("done");
  expect(await mailbox(emailProviderId)).toMatchObject({ status: "live", errorCode: null });
});

test("Gmail has no shared mailboxes, and says so before any consent page", async () => {
  const answer = await fixture.call("/v1/auth/start", {
    body: {
      provider: "google",
      redirectUri: fixture.ctx.config.EXTENSION_REDIRECT_URIS[0],
      codeChallenge: "a".repeat(43),
      intent: "connect",
      mailboxAddress: team,
    },
    accessToken,
  });
  expect(answer.status).toBe(400);
  expect(await answer.text()).toContain("Google has no shared mailboxes");
});
