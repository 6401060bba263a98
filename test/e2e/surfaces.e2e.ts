import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { trapPages as outlookTraps } from "#sandbox/pages/outlook/trapPages.ts";
import { accessibilityFaults } from "./axe.ts";
import { keepEvidence } from "./evidence.ts";
import { Popup } from "./pages/popup.ts";
import { Settings } from "./pages/settings.ts";
import { Sidebar } from "./pages/sidebar.ts";
import { signInAndConnect } from "./signedIn.ts";
import { type Stack, startStack } from "./stack.ts";

let stack: Stack;
const themes = ["light", "dark"] as const;
const host = "threadbook-sidebar";
const contract = "Storage contract 2027";

beforeAll(async () => {
  stack = await startStack(inject("e2e"));
});
afterAll(() => stack?.close());
beforeEach(() => keepEvidence(() => stack));

test("before anyone is signed in, axe finds no fault with the popup and the sidebar", async () => {
  const popup = await Popup.open(stack);
  await popup.signedOut.waitFor();
  expect.soft(await accessibilityFaults(popup.page)).toEqual([]);
  await popup.page.close();
  const gmail = await Sidebar.inGmail(stack, { open: contract });
  await gmail.handle.click();
  await gmail.state("signed-out").waitFor();
  expect.soft(await accessibilityFaults(gmail.page, host)).toEqual([]);
  await gmail.close();
  await gmail.page.close();
  const signedIn = await signInAndConnect(stack);
  await signedIn.page.close();
});

test.each(themes)("axe finds no fault with the %s popup, whatever it shows", async (theme) => {
  const popup = await Popup.open(stack, theme);
  await popup.row("Orbis Logistics").waitFor();
  expect.soft(await accessibilityFaults(popup.page)).toEqual([]);
  await popup.search.fill("contract");
  await popup.foundEmail(contract).first().locator("mark").first().waitFor();
  expect.soft(await accessibilityFaults(popup.page)).toEqual([]);
  await popup.openBusiness("Orbis");
  await popup.item(contract).first().waitFor();
  expect.soft(await accessibilityFaults(popup.page)).toEqual([]);
  await popup.press("Filters");
  for (const key of ["?", "j", "x"]) await popup.page.keyboard.press(key);
  await popup.page.getByTestId("selection-bar").waitFor();
  expect.soft(await accessibilityFaults(popup.page)).toEqual([]);
  await popup.page.keyboard.press("Escape");
  await popup.page.getByTestId("filter-panel").waitFor();
  expect.soft(await accessibilityFaults(popup.page)).toEqual([]);
  await popup.press("Filters");
  await popup.openEmail(contract);
  await popup.email.getByTestId("email-text").waitFor();
  await popup.press("Details");
  expect.soft(await accessibilityFaults(popup.page)).toEqual([]);
  await popup.page.close();
});

test.each(themes)("axe finds no fault with the %s settings and timeline pages", async (theme) => {
  const settings = await Settings.open(stack, theme);
  await settings.page.getByTestId("account-card").waitFor();
  expect.soft(await accessibilityFaults(settings.page)).toEqual([]);
  await settings.page.getByRole("button", { name: "Disconnect…" }).click();
  await settings.dialog.waitFor();
  expect.soft(await accessibilityFaults(settings.page)).toEqual([]);
  await settings.page.goto(stack.pageUrl("timeline"));
  await settings.page.getByTestId("timeline-item").first().click();
  await settings.page.getByTestId("email-subject").waitFor();
  expect.soft(await accessibilityFaults(settings.page)).toEqual([]);
  await settings.page.close();
});

test.each(themes)("axe finds no fault with the sidebar in a %s Gmail", async (theme) => {
  const gmail = await Sidebar.inGmail(stack, { open: contract, theme });
  if (await gmail.handle.isVisible()) await gmail.handle.click();
  await gmail.shows("Orbis Logistics");
  await gmail.why.getByRole("button", { name: "Why?" }).click();
  expect.soft(await accessibilityFaults(gmail.page, host)).toEqual([]);
  await gmail.openConversation("Offer for oak boards");
  await gmail.shows("Not filed yet");
  await gmail.drawer.getByTestId("tag-button").click();
  await gmail.options.first().waitFor();
  expect.soft(await accessibilityFaults(gmail.page, host)).toEqual([]);
  await gmail.page.close();
});

test("the drawer lies over no button to answer and never over most of the mail, in both webmails", async () => {
  for (const page of [
    await Sidebar.inGmail(stack, { open: contract }),
    await Sidebar.on(stack, outlookTraps["conversation pane"]()),
  ]) {
    if (await page.handle.isVisible()) await page.handle.click();
    await page.drawer.waitFor();
    for (const width of [1440, 1024, 799, 640]) {
      await page.page.setViewportSize({ width, height: 900 });
      await expect.poll(() => coveredButtons(page)).toEqual([]);
      const box = await page.drawer.boundingBox();
      expect(box?.width).toBeLessThanOrEqual(width / 2);
    }
    await page.page.close();
  }
});

/** Buttons to answer that the drawer hides. */
function coveredButtons({ page }: Sidebar): Promise<string[]> {
  return page.evaluate(() => {
    const drawer = document.querySelector("threadbook-sidebar")?.shadowRoot?.querySelector(".drawer");
    const over = drawer?.getBoundingClientRect();
    const answers = document.querySelectorAll(".bkH, .aaq, [aria-expanded=true] [role=toolbar] button");
    return [...answers]
      .filter((answer) => {
        const { left, right, top, bottom, height } = answer.getBoundingClientRect();
        if (over === undefined || height === 0 || left > innerWidth) return false;
        return right > over.left && left < over.right && bottom > over.top && top < over.bottom;
      })
      .map((answer) => answer.outerHTML);
  });
}

test("the drawer is drawn wider with the arrow keys, and comes back as it was left", async () => {
  const gmail = await Sidebar.inGmail(stack, { open: contract });
  if (await gmail.handle.isVisible()) await gmail.handle.click();
  await gmail.shows("Orbis Logistics");
  const edge = gmail.drawer.getByTestId("drawer-edge");
  const before = Number(await edge.getAttribute("aria-valuenow"));
  await edge.focus();
  for (let count = 0; count < 3; count++) await gmail.page.keyboard.press("ArrowLeft");
  await expect.poll(() => edge.getAttribute("aria-valuenow")).toBe(String(before + 48));
  expect(await gmail.keysHeardByPage()).toEqual([]);
  await gmail.page.reload();
  await expect
    .poll(() => gmail.drawer.getByTestId("drawer-edge").getAttribute("aria-valuenow"))
    .toBe(String(before + 48));
  await gmail.page.close();
});

test("what is filed without a connection waits in sight, and is sent once there is one", async () => {
  const gmail = await Sidebar.inGmail(stack, { open: "Offer for oak boards" });
  if (await gmail.handle.isVisible()) await gmail.handle.click();
  await gmail.shows("Not filed yet");
  await gmail.drawer.getByTestId("tag-button").click();
  await gmail.options.filter({ hasText: "Keller Brokers" }).first().waitFor();
  await stack.connection("shut");
  await gmail.options.filter({ hasText: "Keller Brokers" }).first().click();
  await gmail.state("outbox").getByText("1 change waits for a connection.").waitFor();
  await gmail.shows("Keller Brokers");
  expect.soft(await accessibilityFaults(gmail.page, host)).toEqual([]);
  await stack.stopBackground();
  await stack.connection("open");
  await gmail.openConversation(contract);
  await gmail.shows("Orbis Logistics");
  await gmail.state("outbox").waitFor({ state: "detached" });
  await gmail.openConversation("Offer for oak boards");
  await gmail.shows("Keller Brokers");
  await gmail.why.getByText("Filed by").waitFor();
  await gmail.page.close();
});

test("another language is spoken at once and everywhere, once it is chosen", async () => {
  const gmail = await Sidebar.inGmail(stack, { open: contract });
  const settings = await Settings.open(stack);
  await settings.page.getByLabel("Language").selectOption("de");
  await settings.page.getByRole("heading", { name: "Einstellungen" }).waitFor();
  await gmail.drawer.getByRole("button", { name: "Schließen (Esc)" }).waitFor();
  const popup = await Popup.open(stack);
  await popup.page.getByPlaceholder("Unternehmen, Personen, E-Mails suchen").waitFor();
  expect(await popup.page.locator("html").getAttribute("lang")).toBe("de");
  expect.soft(await accessibilityFaults(popup.page)).toEqual([]);
  await settings.page.getByLabel("Sprache").selectOption("browser");
  await settings.page.getByRole("heading", { name: "Settings", exact: true }).waitFor();
  for (const { page } of [gmail, settings, popup]) await page.close();
});

test("after an update of the extension the page is asked to be refreshed, and nothing else happens to it", async () => {
  const gmail = await Sidebar.inGmail(stack, { open: contract });
  await gmail.shows("Orbis Logistics");
  const popup = await Popup.open(stack);
  await popup.page.evaluate(() => Reflect.get(window, "chrome").runtime.reload()).catch(() => undefined);
  await gmail.page.bringToFront();
  await expect
    .poll(async () => {
      await gmail.page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
      return gmail.page.getByText("Refresh this page to reconnect.").isVisible();
    })
    .toBe(true);
  expect(await gmail.page.locator("h2.hP:visible").innerText()).toBe(contract);
});
