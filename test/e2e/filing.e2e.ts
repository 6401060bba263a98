import type { Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { accessibilityFaults } from "./axe.ts";
import { correspond } from "./correspondence.ts";
import { keepEvidence } from "./evidence.ts";
import { BusinessPage } from "./pages/businessPage.ts";
import type { Popup } from "./pages/popup.ts";
import { Settings } from "./pages/settings.ts";
import { Sidebar } from "./pages/sidebar.ts";
import { signInAndConnect } from "./signedIn.ts";
import { type Stack, startStack } from "./stack.ts";

const host = "threadbook-sidebar";
const themes = ["light", "dark"] as const;

/** Axe's faults with one of the extension's own pages, in light and in dark. */
async function faultsInBoth(page: Page): Promise<string[]> {
  const faults: string[] = [];
  for (const colorScheme of themes) {
    await page.emulateMedia({ colorScheme });
    faults.push(...(await accessibilityFaults(page)));
  }
  await page.emulateMedia({ colorScheme: "light" });
  return faults;
}

let stack: Stack;
let popup: Popup;
let gmail: Sidebar;

beforeAll(async () => {
  stack = await startStack(inject("e2e"));
  popup = await signInAndConnect(stack);
});
afterAll(() => stack?.close());
beforeEach(() => keepEvidence(() => stack));

test("one word on one email files all mail of a domain, after saying how much that is", async () => {
  gmail = await Sidebar.inGmail(stack, { open: "Storage contract 2027" });
  await gmail.handle.click();
  await gmail.shows("Orbis Logistics");
  await gmail.tag("Keller Brokers");
  await gmail.scope("All with orbis.example").click();
  await gmail.scopePreview.getByText(/\d+ emails come here, and later ones too\./).waitFor();
  expect.soft(await accessibilityFaults(gmail.page, host)).toEqual([]);
  await gmail.scopePreview.getByRole("button", { name: "File them here" }).click();
  await gmail.toast.getByText("Their mail goes to Keller Brokers from now on.").waitFor();
  await gmail.drawer.getByTestId("operations").waitFor({ state: "detached" });
  await gmail.openConversation("Frame contract");
  await gmail.shows("Keller Brokers");
});

test("a key takes it back", async () => {
  await gmail.drawer.focus();
  await gmail.page.keyboard.press("z");
  await gmail.drawer.getByTestId("operations").waitFor({ state: "detached" });
  await gmail.shows("Orbis Logistics");
});

test("a mail can be with two businesses, and leave the main one for the other", async () => {
  await gmail.openConversation("Storage contract 2027");
  await gmail.shows("Keller Brokers");
  await gmail.addBusiness("Orbis Logistics");
  await gmail.chip("Orbis Logistics").getByRole("button", { name: "main business" }).click();
  await gmail.shows("Orbis Logistics");
  await gmail.takeOut("Orbis Logistics");
  await gmail.toast.getByText("taken out of Orbis Logistics").waitFor();
  await gmail.shows("Keller Brokers");
});

test("the best guess for a mail that is not filed is one key away", async () => {
  await gmail.openConversation("Offer for oak boards");
  await gmail.shows("Not filed yet");
  await gmail.drawer.focus();
  await gmail.page.keyboard.press("1");
  await gmail.toast.getByText("1 email filed under Halden").waitFor();
});

test("somebody with whom there is mail both ways is suggested, and is a business after one press", async () => {
  await correspond(stack, "Pia Voss <pia@voss-papier.example>");
  await stack.nextCronTick();
  const voss = popup.page.getByTestId("suggested").filter({ hasText: "voss-papier.example" });
  await expect
    .poll(
      async () => {
        await stack.nextCronTick();
        await popup.reopen();
        const found = popup.openSuggestions().then(() => voss.waitFor({ timeout: 2_000 }));
        return found.then(
          () => true,
          () => false,
        );
      },
      { timeout: 40_000 },
    )
    .toBe(true);
  expect.soft(await faultsInBoth(popup.page)).toEqual([]);
  const asBusiness = voss.getByRole("button", { name: "as a business" });
  await asBusiness.click();
  await popup.toast.getByText("is a business now").waitFor();
  await asBusiness.waitFor({ state: "detached" });
  // Now that the business is known, its person can be a contact of it.
  await voss.filter({ hasText: "pia@voss-papier.example" }).waitFor();
});

test("a business says who its people are, refuses a domain of strangers, and is deleted with a word of what goes", async () => {
  const page = await BusinessPage.open(stack, "Voss");
  await page.addDomain("gmail.com");
  await page.refusedDomain.getByText("Anybody can have an address").waitFor();
  await page.addContact("Pia Voss", "pia@voss-papier.example");
  await page.contact("Pia Voss").waitFor();
  expect.soft(await faultsInBoth(page.page)).toEqual([]);
  await page.act("Delete…");
  await page.dialog.getByText("1 contact stays").waitFor();
  expect.soft(await faultsInBoth(page.page)).toEqual([]);
  await page.dialog.getByRole("button", { name: "Delete business" }).click();
  await page.toast.getByText("was deleted").waitFor();
});

test("a file is checked before anything is entered, and every refused row says why", async () => {
  const settings = await Settings.open(stack);
  const file = "Firma;E-Mail;Name\nKönig Bau;info@koenig-bau.example;Ute König\nOhne;keine-adresse;Niemand\n";
  await settings.chooseImport("kunden.csv", Buffer.from(file, "latin1"));
  await settings.imports.getByText("1 row would be added.").waitFor();
  await settings.imports.getByTestId("refused-rows").getByText("This is no email address.").waitFor();
  expect.soft(await faultsInBoth(settings.page)).toEqual([]);
  await settings.imports.getByRole("button", { name: "Add 1 row" }).click();
  await settings.imports.getByText("1 row was added.").waitFor();
  await popup.reopen();
  await popup.search.fill("König");
  await popup.row("König Bau").waitFor();
});
