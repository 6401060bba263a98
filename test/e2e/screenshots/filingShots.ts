import { correspond } from "../correspondence.ts";
import { Popup } from "../pages/popup.ts";
import { Settings } from "../pages/settings.ts";
import { Sidebar } from "../pages/sidebar.ts";
import type { Stack } from "../stack.ts";
import { shoot, shootBoth, type Theme, themes } from "./shots.ts";

/** An email that is filed by hand: how much of the rest that holds for, several businesses, and taking it out. */
async function shootScope(stack: Stack, theme: Theme): Promise<void> {
  const gmail = await Sidebar.inGmail(stack, { open: "Storage contract 2027", theme });
  await gmail.shows("Orbis Logistics");
  await gmail.tag("Keller Brokers");
  await gmail.scope("All with orbis.example").waitFor();
  await shoot(`sidebar-scope-${theme}`, gmail.drawer);
  await gmail.scope("All with orbis.example").click();
  await gmail.scopePreview.waitFor();
  await shoot(`sidebar-scope-preview-${theme}`, gmail.drawer);
  await gmail.scopePreview.getByRole("button", { name: "Cancel" }).click();
  await gmail.addBusiness("Helix");
  await gmail.chip("Helix").waitFor();
  await shoot(`sidebar-several-${theme}`, gmail.drawer);
  await gmail.takeOut("Helix");
  await gmail.scope("This conversation").waitFor();
  await shoot(`sidebar-taken-out-${theme}`, gmail.drawer);
  await gmail.tag("Orbis Logistics");
  await gmail.shows("Orbis Logistics");
  await gmail.page.close();
}

/** What needs a person, in the popup and on the page. */
async function shootSuggestions(stack: Stack): Promise<void> {
  await correspond(stack, "Pia Voss <pia@voss-papier.example>");
  await correspond(stack, "Olu Ade <olu.ade@orbis.example>");
  for (let times = 0; times < 3; times++) await stack.nextCronTick();
  const popup = await Popup.open(stack);
  await popup.suggestions.waitFor();
  await shootBoth("popup-suggestions-entry", popup.page);
  await popup.openSuggestions();
  await popup.page.getByTestId("suggestion-list").waitFor();
  await shootBoth("popup-suggestions", popup.page);
  await popup.page.close();
}

/** All about a business, and the questions before something large. */
async function shootAbout(stack: Stack): Promise<void> {
  const page = await stack.browser.newPage();
  await page.setViewportSize({ width: 1280, height: 1100 });
  await page.goto(stack.pageUrl("timeline"));
  await page.getByTestId("business-row").filter({ hasText: "Orbis Logistics" }).click();
  await page.getByRole("button", { name: "About", exact: true }).click();
  await page.getByTestId("contact").first().waitFor();
  await page.getByTestId("about-domains").getByRole("textbox").fill("gmail.com");
  await page.keyboard.press("Enter");
  await page.getByTestId("domain-refused").waitFor();
  await shootBoth("about", page);
  await page.getByTestId("contact").first().getByRole("button", { name: "Edit" }).click();
  await shootBoth("about-contact", page);
  await page.getByRole("button", { name: "Cancel" }).click();
  for (const [name, title] of [
    ["delete", "Delete…"],
    ["split", "Split a domain off…"],
    ["merge", "Merge into another…"],
  ] as const) {
    await page.getByRole("button", { name: title }).click();
    const dialog = page.getByTestId("whole-dialog");
    await dialog.waitFor();
    await shootBoth(`about-${name}-which`, page);
    if (name === "merge") {
      await dialog.getByTestId("picker-option").first().click();
      await dialog.getByRole("button", { name: "Merge" }).waitFor();
      await shootBoth("about-merge", page);
    }
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await dialog.waitFor({ state: "detached" });
  }
  await page.setViewportSize({ width: 800, height: 700 });
  await shootBoth("about-narrow", page);
  await page.close();
}

/** A file that is being brought: its columns, what cannot be entered, and the report. */
async function shootImport(stack: Stack): Promise<void> {
  const settings = await Settings.open(stack);
  await settings.page.setViewportSize({ width: 1280, height: 1000 });
  const file = `Firma;E-Mail;Name;Ort
König Bau;info@koenig-bau.example;Ute König;Köln
Ohne Adresse;keine-adresse;Niemand;Bonn
Orbis Logistics;ana.ruiz@orbis.example;Ana Ruiz;Hamburg
`;
  await settings.chooseImport("kunden.csv", Buffer.from(file, "latin1"));
  await settings.imports.getByTestId("import-checked").waitFor();
  await settings.imports.scrollIntoViewIfNeeded();
  await shootBoth("import-checked", settings.page);
  await settings.page.setViewportSize({ width: 480, height: 900 });
  await settings.imports.scrollIntoViewIfNeeded();
  await shootBoth("import-narrow", settings.page);
  await settings.imports.getByRole("button", { name: "Add 1 row" }).click();
  await settings.imports.getByTestId("import-done").waitFor();
  await shootBoth("import-done", settings.page);
  await settings.page.close();
}

/** Everything about filing, each in light and in dark. */
export async function shootFiling(stack: Stack): Promise<void> {
  for (const theme of themes) await shootScope(stack, theme);
  await shootSuggestions(stack);
  await shootAbout(stack);
  await shootImport(stack);
}
