import type { Locator, Page } from "playwright-core";
import type { Stack } from "../stack.ts";
import { Consent } from "./consent.ts";

/** The settings page. */
export class Settings {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(stack: Stack, colorScheme: "light" | "dark" = "light"): Promise<Settings> {
    const page = await stack.browser.newPage();
    await page.emulateMedia({ colorScheme });
    await page.goto(stack.pageUrl("settings"));
    await page.getByTestId("settings-page").waitFor();
    return new Settings(page);
  }

  account(address: string): Locator {
    return this.page.getByRole("article", { name: address, exact: true });
  }

  /** How changes of an account arrive. */
  arrival(address: string): Locator {
    return this.account(address).getByTestId("account-arrival");
  }

  get dialog(): Locator {
    return this.page.getByTestId("disconnect-dialog");
  }

  /** Asks for a mailbox that others share. */
  async addShared(address: string): Promise<Consent> {
    await this.page.getByRole("button", { name: "Add a shared mailbox" }).click();
    await this.page.getByLabel("Address of the shared mailbox").fill(address);
    return Consent.after(this.page.context(), () => this.page.keyboard.press("Enter"));
  }

  get imports(): Locator {
    return this.page.getByTestId("imports");
  }

  /** Chooses a file of businesses and contacts. */
  async chooseImport(name: string, content: Buffer): Promise<void> {
    const file = { name, mimeType: "text/csv", buffer: content };
    await this.imports.locator("input[type=file]").setInputFiles(file);
  }

  async disconnect(address: string): Promise<void> {
    await this.account(address).getByRole("button", { name: "Disconnect…" }).click();
    await this.dialog.getByRole("button", { name: "Disconnect and delete" }).click();
    await this.dialog.waitFor({ state: "detached" });
  }
}
