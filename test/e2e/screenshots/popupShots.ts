import { sampleOwner } from "../mailbox.ts";
import type { Popup } from "../pages/popup.ts";
import { Settings } from "../pages/settings.ts";
import type { Stack } from "../stack.ts";
import { shootBoth } from "./shots.ts";

/** From the first opening to a mailbox that is being read. */
export async function shootFirstRun(stack: Stack, popup: Popup): Promise<void> {
  await popup.signedOut.waitFor();
  await shootBoth("popup-signed-out", popup.page);
  // What opens once the extension is installed.
  const installed = await stack.browser.newPage();
  await installed.goto(stack.pageUrl("timeline"));
  await installed.getByTestId("signed-out").waitFor();
  await shootBoth("timeline-signed-out", installed);
  await (await popup.signIn()).agree(sampleOwner);
  await popup.connectAccount.waitFor();
  await shootBoth("popup-connect", popup.page);
  await installed.getByTestId("connect-account").waitFor();
  await shootBoth("timeline-connect", installed);
  await stack.google.control.addFault({
    effect: { kind: "slow", ms: 1_500 },
    count: null,
    match: { path: "/gmail/*" },
  });
  await (await popup.connectGmail()).agree(sampleOwner);
  await popup.page.getByRole("progressbar").first().waitFor();
  await shootBoth("popup-progress", popup.page);
  await installed.getByRole("progressbar").first().waitFor();
  await shootBoth("timeline-progress", installed);
  await installed.close();
  await stack.google.control.clearFaults();
  await popup.standing.getByText("all accounted for").waitFor();
}

/** Search, timelines and emails. */
export async function shootPopup(popup: Popup): Promise<void> {
  const { page } = popup;
  await popup.reopen();
  await popup.row("Orbis Logistics").waitFor();
  await shootBoth("popup-home", page);
  await popup.openBusiness("Halden");
  await popup.item("Offer for oak boards").waitFor();
  await shootBoth("popup-timeline-one", page);
  await popup.press("Back");
  await popup.openBusiness("Orbis");
  await popup.item("Storage contract").first().waitFor();
  await shootBoth("popup-timeline", page);
  await popup.press("Starred");
  await page.getByText("Nothing here with this filter").or(popup.item("").first()).first().waitFor();
  await shootBoth("popup-timeline-filtered", page);
  await popup.press("All");
  await popup.openEmail("Storage contract");
  await popup.email.getByTestId("email-text").waitFor();
  await shootBoth("popup-email", page);
  await popup.press("Details");
  await shootBoth("popup-email-details", page);
  await popup.press("Remove from the timeline");
  await popup.toast.waitFor();
  await shootBoth("popup-removed", page);
  await popup.toast.getByRole("button", { name: "Undo" }).click();
  await popup.reopen();
  await popup.row("All my email").click();
  await popup.openEmail("You have won");
  await page.getByTestId("blocked-images").waitFor();
  await shootBoth("popup-email-html", page);
}

/** What is found, and a timeline with filters, with chosen rows and with its keys. */
export async function shootLists(popup: Popup): Promise<void> {
  const { page } = popup;
  await popup.reopen();
  await popup.search.fill("contract");
  await popup.foundEmail("Storage contract").first().waitFor();
  await shootBoth("popup-search-emails", page);
  await popup.search.fill("orb");
  await popup.row("All my email").waitFor({ state: "detached" });
  await popup.row("Orbis Logistics").waitFor();
  await shootBoth("popup-search", page);
  await popup.search.fill("zzzzzz");
  await page.getByTestId("nothing-found").waitFor();
  await shootBoth("popup-search-nothing", page);
  await popup.openBusiness("Orbis");
  await popup.item("Storage contract").first().waitFor();
  await popup.press("Filters");
  await page.getByLabel("Direction").selectOption("inbound");
  await page.getByLabel("From day").fill("2026-01-01");
  await shootBoth("popup-timeline-filters", page);
  await popup.press("All");
  await popup.press("Filters");
  await popup.item("Storage contract").first().waitFor();
  for (const key of ["j", "x", "j", "x"]) await page.keyboard.press(key);
  await page.getByTestId("selection-bar").waitFor();
  await shootBoth("popup-timeline-chosen", page);
  await page.keyboard.press("Escape");
  await page.keyboard.press("?");
  await page.getByTestId("keys-help").waitFor();
  await shootBoth("popup-timeline-keys", page);
  await popup.openEmail("Storage contract");
  await popup.press("More");
  await page.getByRole("button", { name: "Delete for good…" }).click();
  await page.getByRole("button", { name: "Delete for good", exact: true }).waitFor();
  await shootBoth("popup-email-erase", page);
}

/** Settings and the question before disconnecting. */
export async function shootSettings(stack: Stack): Promise<void> {
  const settings = await Settings.open(stack);
  await settings.account(sampleOwner).waitFor();
  await settings.page.setViewportSize({ width: 1280, height: 1100 });
  await shootBoth("settings", settings.page);
  await settings.page.setViewportSize({ width: 480, height: 1100 });
  await shootBoth("settings-narrow", settings.page);
  await settings.page.setViewportSize({ width: 1280, height: 900 });
  await settings.page.getByRole("heading", { name: "People", exact: true }).scrollIntoViewIfNeeded();
  await settings.page.getByText("Where you are signed in").evaluate((heading) => heading.scrollIntoView());
  await shootBoth("settings-people", settings.page);
  await settings.page.evaluate(() => scrollTo(0, document.body.scrollHeight));
  await settings.page.getByTestId("settings-page").evaluate((page) => page.scrollTo(0, page.scrollHeight));
  await shootBoth("settings-end", settings.page);
  await settings.page.getByRole("button", { name: "Add a shared mailbox" }).click();
  await settings.page.getByLabel("Address of the shared mailbox").fill("office@northwind");
  await settings.page.keyboard.press("Enter");
  await shootBoth("settings-shared", settings.page);
  await settings.page.getByRole("button", { name: "Cancel" }).click();
  await settings.account(sampleOwner).getByRole("button", { name: "Choose" }).click();
  await settings.page.getByRole("checkbox").first().waitFor();
  await shootBoth("settings-folders", settings.page);
  await settings.account(sampleOwner).getByRole("button", { name: "Disconnect…" }).click();
  await settings.dialog.waitFor();
  await shootBoth("settings-disconnect", settings.page);
  await settings.page.close();
}

/** The timeline page, wide and narrow, with and without an email. */
export async function shootTimelinePage(stack: Stack): Promise<void> {
  const page = await stack.browser.newPage();
  await page.goto(stack.pageUrl("timeline"));
  await page.getByTestId("timeline-item").first().waitFor();
  await shootBoth("timeline", page);
  await page.getByTestId("business-row").filter({ hasText: "Orbis Logistics" }).click();
  await page.getByTestId("timeline-item").filter({ hasText: "Storage contract" }).first().click();
  await page.getByTestId("email-text").waitFor();
  await shootBoth("timeline-email", page);
  await page.getByRole("button", { name: "Download this timeline" }).click();
  await page.getByRole("button", { name: "MBOX" }).waitFor();
  await shootBoth("timeline-export", page);
  await page.setViewportSize({ width: 800, height: 700 });
  await shootBoth("timeline-narrow", page);
  await page.close();
}

/** What is said when Google has ended the connection. */
export async function shootReconnect(stack: Stack, popup: Popup): Promise<void> {
  await stack.google.control.revoke(sampleOwner);
  await stack.nextCronTick();
  await popup.reopen();
  await popup.page.getByRole("button", { name: "Reconnect" }).waitFor();
  await shootBoth("popup-reconnect", popup.page);
  const settings = await Settings.open(stack);
  await settings.page.getByRole("button", { name: "Reconnect" }).waitFor();
  await shootBoth("settings-reconnect", settings.page);
}
