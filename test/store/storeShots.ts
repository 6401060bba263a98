import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { Settings } from "../e2e/pages/settings.ts";
import { Sidebar } from "../e2e/pages/sidebar.ts";
import { signInAndConnect } from "../e2e/signedIn.ts";
import type { Stack } from "../e2e/stack.ts";
import { withExtension } from "../e2e/withExtension.ts";
import { type ListingLocale, listingLocales } from "./listing.ts";

/** The size that all three stores take. */
const size = { width: 1280, height: 800 };
const contract = "Storage contract 2027";

/** Takes the pictures of the listing into a folder: sidebar, timeline and settings in each language. */
export async function shootStore(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await withExtension(async (stack) => {
    await (await signInAndConnect(stack)).page.close();
    for (const locale of listingLocales) await shootIn(stack, locale, folder);
  });
}

async function shootIn(stack: Stack, locale: ListingLocale, folder: string): Promise<void> {
  const settings = await Settings.open(stack);
  await settings.page.locator("select:has(option[value=pt])").selectOption(locale.slice(0, 2));
  await settings.page.locator(`html[lang=${locale.slice(0, 2)}]`).waitFor();
  const shoot = async (page: Page, name: string) => {
    await page.bringToFront();
    await page.setViewportSize(size);
    await page.screenshot({ path: join(folder, `${locale}-${name}.png`), animations: "disabled" });
  };
  await shoot(settings.page, "3-settings");
  await settings.page.goto(stack.pageUrl("timeline"));
  await settings.page.getByTestId("business-row").filter({ hasText: "Orbis Logistics" }).click();
  await settings.page.getByTestId("timeline-item").filter({ hasText: contract }).first().click();
  await settings.page.getByTestId("email-text").waitFor();
  await shoot(settings.page, "2-timeline");
  await settings.page.close();
  for (const theme of ["light", "dark"] as const) {
    const gmail = await Sidebar.inGmail(stack, { open: contract, theme });
    await gmail.page.setViewportSize(size);
    if ((await gmail.drawer.count()) === 0) await gmail.page.locator("threadbook-sidebar .handle").click();
    await gmail.shows("Orbis Logistics");
    await shoot(gmail.page, `1-sidebar-${theme}`);
    await gmail.page.close();
  }
}
