import { trapPages } from "#sandbox/pages/gmail/trapPages.ts";
import { trapPages as outlookTraps } from "#sandbox/pages/outlook/trapPages.ts";
import { composeMail, sampleOwner } from "../mailbox.ts";
import { Sidebar } from "../pages/sidebar.ts";
import type { Stack } from "../stack.ts";
import { shoot, type Theme, themes } from "./shots.ts";

const contract = "Storage contract 2027";
const boards = "Offer for oak boards";

/** The sidebar before anyone is signed in, closed and open; it stays open from here on. */
export async function shootSignedOut(stack: Stack): Promise<void> {
  for (const theme of themes) {
    const gmail = await Sidebar.inGmail(stack, { open: contract, theme });
    if (theme === "light") {
      await gmail.handle.waitFor();
      await shoot("sidebar-closed-light", gmail.page);
      await gmail.handle.click();
    }
    await gmail.state("signed-out").waitFor();
    await shoot(`sidebar-signed-out-${theme}`, gmail.drawer);
    await gmail.page.close();
  }
}

/** What the sidebar shows of one conversation, and the page around it. */
async function shootOpen(stack: Stack, theme: Theme): Promise<void> {
  const gmail = await Sidebar.inGmail(stack, { open: contract, theme });
  await gmail.shows("Orbis Logistics");
  await shoot(`sidebar-filed-${theme}`, gmail.page);
  await gmail.why.getByRole("button", { name: "Why?" }).click();
  await shoot(`sidebar-why-${theme}`, gmail.drawer);
  await gmail.page.setViewportSize({ width: 800, height: 600 });
  await shoot(`sidebar-narrow-${theme}`, gmail.page);
  await gmail.page.setViewportSize({ width: 1440, height: 900 });
  await gmail.openConversation(boards);
  await gmail.shows("Not filed yet");
  await shoot(`sidebar-unfiled-${theme}`, gmail.drawer);
  await gmail.drawer.getByTestId("tag-button").click();
  await gmail.options.first().waitFor();
  await shoot(`sidebar-tagging-${theme}`, gmail.drawer);
  await gmail.picker.fill("Halden Timber");
  await gmail.options
    .filter({ hasText: /^Create .?Halden Timber/ })
    .first()
    .waitFor();
  await shoot(`sidebar-tagging-new-${theme}`, gmail.drawer);
  await gmail.page.close();
}

async function shootStates(stack: Stack, theme: Theme): Promise<void> {
  const gmail = await Sidebar.inGmail(stack, { theme });
  await gmail.state("no-mail").getByTestId("business-row").first().waitFor();
  await shoot(`sidebar-no-mail-${theme}`, gmail.drawer);
  const [loading, offline] =
    theme === "light" ? ["October invoice", "You have won"] : ["Kick-off notes", "Invoice OR-2291"];
  await stack.connection("waiting");
  await gmail.openConversation(loading!);
  await gmail.state("drawer-loading").waitFor();
  await shoot(`sidebar-loading-${theme}`, gmail.drawer);
  await stack.connection("shut");
  await gmail.openConversation(offline!);
  await gmail.state("offline").waitFor();
  await shoot(`sidebar-offline-${theme}`, gmail.drawer);
  await stack.connection("open");
  await gmail.page.close();
}

/** What was filed without a connection, and waits for one. */
async function shootWaiting(stack: Stack, theme: Theme): Promise<void> {
  const gmail = await Sidebar.inGmail(stack, { open: contract, theme });
  await gmail.shows("Orbis Logistics");
  await gmail.drawer.getByTestId("tag-button").click();
  await gmail.options.filter({ hasText: "Keller Brokers" }).first().waitFor();
  await stack.connection("shut");
  await gmail.options.filter({ hasText: "Keller Brokers" }).first().click();
  await gmail.state("outbox").waitFor();
  await shoot(`sidebar-waiting-${theme}`, gmail.drawer);
  await stack.connection("open");
  await gmail.openConversation(boards);
  await gmail.state("outbox").waitFor({ state: "detached" });
  await gmail.openConversation(contract);
  await gmail.shows("Keller Brokers");
  await gmail.tag("Orbis Logistics");
  await gmail.shows("Orbis Logistics");
  await gmail.toast.first().waitFor();
  await gmail.page.close();
}

/** Every state of the sidebar once a mailbox is connected, in a light and in a dark Gmail. */
export async function shootSidebar(stack: Stack): Promise<void> {
  for (const theme of themes) {
    await shootOpen(stack, theme);
    await shootStates(stack, theme);
    await shootWaiting(stack, theme);
  }
  const other = await Sidebar.on(stack, trapPages["second account"]());
  await other.state("connect-account").waitFor();
  await shoot("sidebar-unknown-account-light", other.drawer);
  const outlook = await Sidebar.on(stack, outlookTraps["conversation pane"]());
  await outlook.state("connect-account").waitFor();
  await shoot("sidebar-outlook-light", outlook.page);
  const subject = "Just arrived";
  const raw = await composeMail(
    { from: "Ana Ruiz <ana.ruiz@orbis.example>", subject, text: "New." },
    Date.now(),
  );
  await stack.google.control.deliver(sampleOwner, { raw });
  const fresh = await Sidebar.inGmail(stack, { open: subject });
  await fresh.state("not-synced").waitFor();
  await shoot("sidebar-not-synced-light", fresh.drawer);
  await fresh.openConversation(boards);
  await fresh.shows("Not filed yet");
  await fresh.tag("Halden Timber");
  await fresh.toast.waitFor();
  await shoot("sidebar-filed-by-hand-light", fresh.drawer);
}
