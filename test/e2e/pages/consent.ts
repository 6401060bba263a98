import type { BrowserContext, Page } from "playwright-core";

/** Google's page on which a person chooses an account and what it grants. */
export class Consent {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  /** The consent page that opens while `action` runs. */
  static async after(browser: BrowserContext, action: () => Promise<void>): Promise<Consent> {
    const [page] = await Promise.all([browser.waitForEvent("page"), action()]);
    await page.getByTestId("consent").waitFor();
    return new Consent(page);
  }

  /** Chooses an account, leaves the permissions as they are, and goes on. */
  async agree(address: string): Promise<void> {
    await this.#page.getByTestId(`account-${address}`).check();
    // The window closes by itself when the sign-in is back in the extension.
    const closed = this.#page.waitForEvent("close");
    await this.#page.getByTestId("consent-continue").click({ noWaitAfter: true });
    await closed;
  }
}
