import type { Locator, Page } from "playwright-core";
import type { Stack } from "../stack.ts";
import { Consent } from "./consent.ts";

/** The popup, opened in a tab of its size. */
export class Popup {
  readonly page: Page;
  readonly #stack: Stack;

  private constructor(stack: Stack, page: Page) {
    this.#stack = stack;
    this.page = page;
  }

  static async open(stack: Stack, colorScheme: "light" | "dark" = "light"): Promise<Popup> {
    const page = await stack.browser.newPage();
    await page.setViewportSize({ width: 400, height: 580 });
    await page.emulateMedia({ colorScheme });
    const popup = new Popup(stack, page);
    await popup.reopen();
    return popup;
  }

  /** As a person who closes it and opens it again. */
  async reopen(): Promise<void> {
    await this.page.bringToFront();
    await this.page.goto(this.#stack.pageUrl("popup"));
    await this.page.getByTestId("popup").waitFor();
  }

  signIn(company: "Google" | "Microsoft" = "Google"): Promise<Consent> {
    return this.#consent(`Sign in with ${company}`);
  }

  connectGmail(): Promise<Consent> {
    return this.#consent("Connect Gmail");
  }

  connectOutlook(): Promise<Consent> {
    return this.#consent("Connect Outlook");
  }

  #consent(button: string): Promise<Consent> {
    return Consent.after(this.#stack.browser, () => this.page.getByRole("button", { name: button }).click());
  }

  get signedOut(): Locator {
    return this.page.getByTestId("signed-out");
  }

  get connectAccount(): Locator {
    return this.page.getByTestId("connect-account");
  }

  /** How far the first reading of a mailbox is. */
  get firstReading(): Locator {
    return this.page.getByTestId("first-reading");
  }

  /** The line at the foot. */
  get standing(): Locator {
    return this.page.locator(".accounts-foot").getByTestId("account-standing");
  }

  get search(): Locator {
    return this.page.getByTestId("business-search");
  }

  /** A business, or "All my email", in the list. */
  row(name: string): Locator {
    return this.page.getByTestId("business-row").filter({ hasText: name });
  }

  /** An email that the search found. */
  foundEmail(text: string): Locator {
    return this.page.getByTestId("email-row").filter({ hasText: text });
  }

  /** An email or conversation of the timeline on screen. */
  item(text: string): Locator {
    return this.page.getByTestId("timeline-item").filter({ hasText: text });
  }

  /** What needs a person, above the businesses. */
  get suggestions(): Locator {
    return this.page.getByTestId("suggestions-entry");
  }

  get email(): Locator {
    return this.page.getByTestId("email");
  }

  get toast(): Locator {
    return this.page.getByTestId("toast");
  }

  /** Goes to what needs a person. */
  async openSuggestions(): Promise<void> {
    await this.suggestions.waitFor({ timeout: 2_000 });
    await this.suggestions.getByRole("button", { name: "suggestion" }).click();
  }

  /** Goes to the timeline of a business by typing its name. */
  async openBusiness(name: string): Promise<void> {
    await this.search.fill(name);
    await this.row(name).click();
    await this.page.getByTestId("timeline").waitFor();
  }

  async openEmail(subject: string): Promise<void> {
    await this.item(subject).first().click();
    await this.email.getByTestId("email-subject").filter({ hasText: subject }).waitFor();
  }

  async press(name: string | RegExp): Promise<void> {
    await this.page.getByRole("button", { name }).first().click();
  }
}
