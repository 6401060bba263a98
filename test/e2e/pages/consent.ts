import type { BrowserContext, Page } from "playwright-core";

/** The page of Google or Microsoft on which a person chooses an account and what it grants. */
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

  /** Chooses an account whose administrator has to allow it first, and goes back without. */
  async returnWithoutApproval(address: string): Promise<void> {
    await this.#page.getByTestId(`account-${address}`).check();
    await this.#page.getByTestId("consent-continue").click();
    await this.#page.getByTestId("admin-approval").waitFor();
    const closed = this.#page.waitForEvent("close");
    await this.#page.getByTestId("consent-cancel").click({ noWaitAfter: true });
    await closed;
  }
}
