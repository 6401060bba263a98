import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { keepEvidence } from "./evidence.ts";
import { composeMail, sampleOwner } from "./mailbox.ts";
import { Popup } from "./pages/popup.ts";
import { Settings } from "./pages/settings.ts";
import { Sidebar } from "./pages/sidebar.ts";
import { type Stack, startStack } from "./stack.ts";

// One day with Threadbook, from the first sign-in to the last: each test goes on where the one before it ended.

let stack: Stack;
let popup: Popup;
let gmail: Sidebar;

beforeAll(async () => {
  stack = await startStack(inject("e2e"));
});
afterAll(() => stack?.close());
beforeEach(() => keepEvidence(() => stack));

/** The labels of an email in the mailbox itself. */
async function labelsOf(subject: string): Promise<string[]> {
  const emails = await stack.google.control.emails(sampleOwner);
  return emails.find((email) => email.subject === subject)?.labels ?? [];
}

/** How many emails of the mailbox itself have a star. */
async function starred(): Promise<number> {
  const emails = await stack.google.control.emails(sampleOwner);
  return emails.filter(({ labels }) => labels.includes("STARRED")).length;
}

test("someone signs in on Google's page, and is asked for a mailbox next", async () => {
  popup = await Popup.open(stack);
  await popup.signedOut.waitFor();
  await (await popup.signIn()).agree(sampleOwner);
  await popup.connectAccount.waitFor();
});

test("connecting Gmail shows how far the reading is, until every email is accounted for", async () => {
  // Slow enough to be seen on any machine.
  await stack.google.control.addFault({
    effect: { kind: "slow", ms: 1_500 },
    count: null,
    match: { path: "/gmail/*" },
  });
  await (await popup.connectGmail()).agree(sampleOwner);
  await popup.firstReading.waitFor();
  await stack.google.control.clearFaults();
  await popup.standing.getByText("all accounted for").waitFor();
  const stored = Number(/^([\d,]+) email/.exec(await popup.standing.innerText())?.[1]?.replace(",", ""));
  expect(stored).toBeGreaterThan(stack.emails * 0.9);
  expect(stored).toBeLessThanOrEqual(stack.emails);
});

test("an open mail shows its business, and why", async () => {
  gmail = await Sidebar.inGmail(stack, { open: "Storage contract 2027" });
  await gmail.handle.click();
  await gmail.shows("Orbis Logistics");
  await gmail.why.getByRole("button", { name: "Why?" }).click();
  expect(await gmail.why.innerText()).toContain("Ana Ruiz");
});

test("a mail of nobody known is filed under a new business", async () => {
  await gmail.openConversation("Offer for oak boards");
  await gmail.shows("Not filed yet");
  await gmail.tag("Halden Timber");
  await gmail.shows("Halden Timber");
  await gmail.toast.getByText("1 email filed under Halden Timber.").waitFor();
});

test("the popup finds the new business, with the mail in its timeline", async () => {
  await popup.reopen();
  await popup.openBusiness("Halden");
  await popup.item("Offer for oak boards").waitFor();
});

test("the search finds businesses, people and emails from the first keys, by keyboard alone", async () => {
  await popup.reopen();
  await popup.page.keyboard.type("stora");
  await popup.foundEmail("Storage contract 2027").locator("mark").first().waitFor();
  await popup.search.fill("ana r");
  await popup.page.getByTestId("person-row").filter({ hasText: "Ana Ruiz" }).waitFor();
  await popup.search.fill("from:mira oak");
  await popup.foundEmail("Offer for oak boards").waitFor();
  // What an earlier word found stays until its part is answered anew, and opens nothing.
  await expect.poll(() => popup.page.getByTestId("person-row").count()).toBe(0);
  await expect.poll(() => popup.row("").count()).toBe(0);
  await popup.page.keyboard.press("Enter");
  await popup.email.getByTestId("email-subject").filter({ hasText: "Offer for oak boards" }).waitFor();
  await popup.page.keyboard.press("Escape");
  expect(await popup.search.inputValue()).toBe("from:mira oak");
  await popup.page.getByTestId("all-emails-row").click();
  await popup.item("Offer for oak boards").waitFor();
  await popup.press("Back");
  await popup.search.fill("zzzzz");
  await popup.page.getByTestId("nothing-found").waitFor();
});

test("undo takes the filing back", async () => {
  await gmail.page.bringToFront();
  await gmail.tag("Orbis Logistics");
  await gmail.toast.getByText("1 email filed under Orbis Logistics.").waitFor();
  await gmail.toast.filter({ hasText: "Orbis Logistics" }).getByRole("button", { name: "Undo" }).click();
  await gmail.shows("Halden Timber");
});

test("a new mail is in the timeline after the next cron tick", async () => {
  const raw = await composeMail(
    {
      from: "Mira Halden <mira@halden-timber.example>",
      subject: "Boards are on their way",
      text: "Dear Ada,\n\nthe truck left at noon.\n\nMira",
    },
    Date.now(),
  );
  await stack.google.control.deliver(sampleOwner, { raw });
  await stack.nextCronTick();
  await expect
    .poll(
      async () => {
        await popup.reopen();
        await popup.openBusiness("Halden");
        return popup.item("Boards are on their way").count();
      },
      { timeout: 30_000 },
    )
    .toBe(1);
});

test("it opens in the popup, and a star given there is a star in Gmail", async () => {
  await popup.openEmail("Boards are on their way");
  await popup.email.getByText("the truck left at noon").waitFor();
  await popup.press(/^Star/);
  await expect.poll(() => labelsOf("Boards are on their way")).toContain("STARRED");
});

test("removed from the timeline it is gone there, and undo brings it back; Gmail keeps it", async () => {
  await popup.press("Remove from the timeline");
  await popup.toast.getByText("removed from the timeline").waitFor();
  await popup.item("Boards are on their way").waitFor({ state: "detached" });
  expect(await labelsOf("Boards are on their way")).not.toContain("TRASH");
  await popup.toast.getByRole("button", { name: "Undo" }).click();
  await popup.item("Boards are on their way").waitFor();
});

test("several are chosen and starred with the keys alone, removed as one, and come back as one", async () => {
  await popup.reopen();
  await popup.openBusiness("Orbis");
  const rows = popup.page.getByTestId("timeline-item");
  await rows.nth(2).waitFor();
  const before = await rows.count();
  const starredBefore = await starred();
  const subject = await rows.first().locator(".subject .clip").innerText();
  for (const key of ["j", "Shift+ArrowDown", "s"]) await popup.page.keyboard.press(key);
  await popup.page.getByTestId("selection-bar").getByText("2 chosen").waitFor();
  await popup.toast.getByText("2 starred.").waitFor();
  await expect.poll(starred).toBe(starredBefore + 2);
  await popup.page.keyboard.press("e");
  await popup.toast.getByText("removed from the timeline").waitFor();
  await expect.poll(() => rows.count()).toBe(before - 2);
  await popup.press("Filters");
  await popup.page.getByLabel("Show").selectOption("removed");
  await popup.item(subject).first().waitFor();
  await popup.page.keyboard.press("Escape");
  await popup.toast.filter({ hasText: "removed" }).getByRole("button", { name: "Undo" }).click();
  await expect.poll(() => rows.count()).toBe(0);
  await popup.reopen();
  await popup.openBusiness("Orbis");
  await expect.poll(() => rows.count()).toBe(before);
});

test("the timeline of a business is downloaded as a file, and an administrator deletes an email for good", async () => {
  const page = await stack.browser.newPage();
  await page.goto(stack.pageUrl("timeline"));
  await page.getByTestId("business-row").filter({ hasText: "Halden Timber" }).click();
  await page.getByTestId("timeline-item").filter({ hasText: "Boards are on their way" }).waitFor();
  await page.getByRole("button", { name: "Download this timeline" }).click();
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: "CSV" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("Halden Timber.csv");
  expect(await readFile(await file.path(), "utf8")).toContain("Boards are on their way");
  await page.getByTestId("timeline-item").filter({ hasText: "Boards are on their way" }).click();
  await page.getByRole("button", { name: "More" }).click();
  await page.getByRole("button", { name: "Delete for good…" }).click();
  await page.getByRole("button", { name: "Delete for good", exact: true }).click();
  await page.getByTestId("toast").getByText("Deleted for good.").waitFor();
  await page
    .getByTestId("timeline-item")
    .filter({ hasText: "Boards are on their way" })
    .waitFor({ state: "detached" });
  expect(await labelsOf("Boards are on their way")).not.toContain("TRASH");
  await page.close();
});

test("disconnecting takes the mail out of Threadbook", async () => {
  const settings = await Settings.open(stack);
  await settings.disconnect(sampleOwner);
  await settings.page.getByTestId("connect-account").waitFor();
  await popup.reopen();
  await popup.connectAccount.waitFor();
});
