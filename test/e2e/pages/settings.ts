import type { Locator, Page } from "playwright-core";
import type { Stack } from "../stack.ts";

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
    return this.page.getByTestId("account-card").filter({ hasText: address });
  }

  /** How changes of an account arrive. */
  arrival(address: string): Locator {
    return this.account(address).getByTestId("account-arrival");
  }

  get dialog(): Locator {
    return this.page.getByTestId("disconnect-dialog");
  }

  async disconnect(address: string): Promise<void> {
    await this.account(address).getByRole("button", { name: "Disconnect…" }).click();
    await this.dialog.getByRole("button", { name: "Disconnect and delete" }).click();
    await this.dialog.waitFor({ state: "detached" });
  }
}
