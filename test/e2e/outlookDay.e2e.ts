import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { trapPages } from "#sandbox/pages/outlook/trapPages.ts";
import { ada } from "#sandbox/start/samplePeople.ts";
import { signIn } from "#sandbox/start/signIn.ts";
import type { Page } from "#shared/page.ts";
import type { Provider } from "#shared/provider.ts";
import { accessibilityFaults } from "./axe.ts";
import { keepEvidence } from "./evidence.ts";
import { composeMail, outlookOwner } from "./mailbox.ts";
import { Popup } from "./pages/popup.ts";
import { Settings } from "./pages/settings.ts";
import { Sidebar } from "./pages/sidebar.ts";
import { type Stack, startStack } from "./stack.ts";

// The same day as Gmail's, of the colleague who lives in Outlook: each test goes on where the one before it ended.

let stack: Stack;
let popup: Popup;
let outlook: Sidebar;

beforeAll(async () => {
  stack = await startStack(inject("e2e"));
});
afterAll(() => stack?.close());
beforeEach(() => keepEvidence(() => stack));

/** An email of the mailbox itself. */
async function emailOf(subject: string) {
  const emails = await stack.microsoft.control.emails(outlookOwner);
  const found = emails.find((email) => email.subject === subject);
  if (found === undefined) throw new Error(`No email “${subject}” in Outlook.`);
  return found;
}

const labelsOf = async (subject: string) => (await emailOf(subject)).labels;

async function deliver(subject: string, text: string): Promise<void> {
  const mail = { from: "Tomas Ferro <tomas@ferro-ramps.example>", to: outlookOwner, subject, text };
  await stack.microsoft.control.deliver(outlookOwner, { raw: await composeMail(mail, Date.now()) });
}

test("beside an Outlook that nobody is signed in to, Microsoft is offered first", async () => {
  outlook = await Sidebar.inOutlook(stack, { open: "Warehouse audit in December" });
  await outlook.handle.click();
  const buttons = outlook.state("signed-out").getByRole("button");
  await buttons.first().waitFor();
  expect(await buttons.allInnerTexts()).toEqual(["Sign in with Microsoft", "Sign in with Google"]);
});

test("where an administrator has to approve first, the popup says so with the link to send", async () => {
  popup = await Popup.open(stack);
  await stack.microsoft.control.changeAccount(outlookOwner, { adminApproval: "required" });
  await (await popup.signIn("Microsoft")).returnWithoutApproval(outlookOwner);
  await popup.reopen();
  const link = popup.page.getByTestId("refusal").getByLabel("Link for the administrator");
  expect(new URL(await link.inputValue()).pathname).toBe("/common/adminconsent");
  await stack.microsoft.control.changeAccount(outlookOwner, { adminApproval: "not-required" });
});

test("someone signs in on Microsoft's page, and is asked for a mailbox next", async () => {
  await (await popup.signIn("Microsoft")).agree(outlookOwner);
  await popup.connectAccount.waitFor();
  expect(await popup.page.getByTestId("refusal").count()).toBe(0);
});

test("connecting Outlook shows how far the reading is, until every email is accounted for", async () => {
  // Slow enough to be seen on any machine.
  await stack.microsoft.control.addFault({
    effect: { kind: "slow", ms: 1_500 },
    count: null,
    match: { path: "/v1.0/*" },
  });
  await (await popup.connectOutlook()).agree(outlookOwner);
  await popup.firstReading.waitFor();
  await stack.microsoft.control.clearFaults();
  await popup.standing.getByText("all accounted for").waitFor();
});

test("an open mail shows its business and why, on outlook.office.com", async () => {
  await outlook.page.bringToFront();
  await outlook.shows("Orbis Logistics");
  await outlook.why.getByRole("button", { name: "Why?" }).click();
  expect(await outlook.why.innerText()).toContain("Ana Ruiz");
});

test("a mail of nobody known is filed under a new business, on outlook.cloud.microsoft", async () => {
  outlook = await Sidebar.inOutlook(stack, { host: "outlook.cloud.microsoft" });
  await outlook.openConversation("Quote for loading ramps");
  await outlook.shows("Not filed yet");
  await outlook.tag("Ferro Ramps");
  await outlook.toast.getByText("1 email filed under Ferro Ramps.").waitFor();
  await outlook.shows("Ferro Ramps");
});

test("it is filed elsewhere, taken back and closed without a mouse, and Outlook hears no key of it", async () => {
  const { keyboard } = outlook.page;
  const held = { delay: 250 };
  await outlook.keysHeardByPage();
  await keyboard.press("b");
  await outlook.picker.waitFor();
  await keyboard.type("Keller Brokers");
  await outlook.options.filter({ hasText: "Keller Brokers" }).first().waitFor();
  await keyboard.press("Enter", held);
  await outlook.toast.getByText("filed under Keller Brokers").waitFor();
  await keyboard.press("z");
  await outlook.shows("Ferro Ramps");
  expect.soft(await accessibilityFaults(outlook.page, "threadbook-sidebar")).toEqual([]);
  await keyboard.press("Escape", held);
  await outlook.handle.waitFor();
  expect(await outlook.keysHeardByPage()).toEqual([]);
  await outlook.handle.focus();
  await keyboard.press("Enter", held);
  await outlook.shows("Ferro Ramps");
});

test("the popup finds the new business, with the mail in its timeline", async () => {
  await popup.reopen();
  await popup.openBusiness("Ferro");
  await popup.item("Quote for loading ramps").waitFor();
});

test("a mailbox on outlook.live.com that is not connected is named, and nothing of it is shown", async () => {
  const personal = await Sidebar.on(stack, trapPages["consumer header without address"]());
  await personal.state("connect-account").getByText("ada.brandt@outlook.example").waitFor();
  await personal.drawer.getByRole("button", { name: "Connect Outlook" }).waitFor();
  await personal.page.close();
});

test("a new mail is in the timeline after the next cron tick, though Microsoft told of nothing", async () => {
  await stack.microsoft.control.setPushMode("hold");
  await deliver("Ramps are on their way", "Dear Ben,\n\nthe truck left at noon.\n\nTomas");
  await stack.nextCronTick();
  await expect
    .poll(
      async () => {
        await popup.reopen();
        await popup.openBusiness("Ferro");
        return popup.item("Ramps are on their way").count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
});

test("it opens in the popup; a star given there and having read it reach Outlook", async () => {
  await popup.openEmail("Ramps are on their way");
  // Outlook gives every text as HTML.
  await popup.page.getByTestId("email-frame").contentFrame().getByText("the truck left at noon").waitFor();
  await popup.press(/^Star/);
  await expect.poll(() => labelsOf("Ramps are on their way")).toContain("STARRED");
  await popup.press(/^Mark as read/);
  await expect.poll(() => labelsOf("Ramps are on their way")).not.toContain("UNREAD");
});

test("removed from the timeline it is gone there, and undo brings it back; Outlook keeps it", async () => {
  await popup.press("Remove from the timeline");
  await popup.toast.getByText("removed from the timeline").waitFor();
  await popup.item("Ramps are on their way").waitFor({ state: "detached" });
  expect(await labelsOf("Ramps are on their way")).not.toContain("TRASH");
  await popup.toast.getByRole("button", { name: "Undo" }).click();
  await popup.item("Ramps are on their way").waitFor();
});

test("once Microsoft tells of changes, the account says that they arrive at once, and they do", async () => {
  await stack.microsoft.control.setPushMode("deliver");
  const settings = await Settings.open(stack);
  await expect
    .poll(
      async () => {
        await settings.page.reload();
        return settings.arrival(outlookOwner).innerText();
      },
      { timeout: 30_000 },
    )
    .toBe("Changes arrive at once.");
  await settings.page.close();
  await deliver("Invoice for the ramps", "Dear Ben,\n\nattached.\n\nTomas");
  await expect
    .poll(
      async () => {
        await popup.reopen();
        await popup.openBusiness("Ferro");
        return popup.item("Invoice for the ramps").count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
});

test("what a colleague with Gmail has too shows once in the business's timeline, with two copies", async () => {
  const colleague = await signIn(inject("e2e").door.url, ada);
  await colleague.connect();
  await expect
    .poll(
      async () =>
        (await colleague.call<Page<Provider>>("GET", "/v1/providers")).items.map(({ status }) => status),
      { timeout: 30_000 },
    )
    .toEqual(["live"]);
  await popup.reopen();
  await popup.openBusiness("Orbis");
  const shared = popup.item("Insurance in Hamburg");
  await shared.getByLabel("In 2 mailboxes").waitFor();
  expect(await shared.count()).toBe(1);
});

test("a mailbox that others share is added by its address, and says who opens it", async () => {
  const team = `dispatch@${outlookOwner.split("@")[1]}`;
  await stack.microsoft.control.addAccount(
    { address: team, name: "Dispatch", aliases: [] },
    { shared: true, openTo: [outlookOwner] },
  );
  const settings = await Settings.open(stack);
  await (await settings.addShared(team)).agree(outlookOwner);
  await settings.account(team).getByText(`Shared mailbox, opened by ${outlookOwner}`).waitFor();
  await settings.disconnect(team);
  await settings.account(team).waitFor({ state: "detached" });
  await settings.account(outlookOwner).waitFor();
  await settings.page.close();
});

test("disconnecting takes the mail out of Threadbook", async () => {
  const settings = await Settings.open(stack);
  await settings.disconnect(outlookOwner);
  await settings.page.getByTestId("connect-account").waitFor();
  await popup.reopen();
  await popup.connectAccount.waitFor();
});
