import type { Locator, Page } from "playwright-core";
import type { Stack } from "../stack.ts";

/** All about a business, on the timeline page. */
export class BusinessPage {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async open(stack: Stack, business: string): Promise<BusinessPage> {
    const page = await stack.browser.newPage();
    await page.setViewportSize({ width: 1280, height: 1000 });
    await page.goto(stack.pageUrl("timeline"));
    await page.getByTestId("business-search").fill(business);
    await page.getByTestId("business-row").filter({ hasText: business }).click();
    await page.getByRole("button", { name: "About" }).click();
    await page.getByTestId("about-domains").waitFor();
    return new BusinessPage(page);
  }

  get refusedDomain(): Locator {
    return this.page.getByTestId("domain-refused");
  }

  get dialog(): Locator {
    return this.page.getByTestId("whole-dialog");
  }

  get toast(): Locator {
    return this.page.getByTestId("toast");
  }

  contact(name: string): Locator {
    return this.page.getByTestId("contact").filter({ hasText: name });
  }

  async addDomain(domain: string): Promise<void> {
    await this.page.getByTestId("about-domains").getByRole("textbox").fill(domain);
    await this.page.keyboard.press("Enter");
  }

  async addContact(name: string, addresses: string): Promise<void> {
    await this.page.getByTestId("about-contacts").getByRole("button", { name: "Add" }).click();
    const form = this.page.getByTestId("contact-form");
    await form.getByLabel("Name").fill(name);
    await form.getByLabel("Email addresses").fill(addresses);
    await form.getByRole("button", { name: "Save" }).click();
  }

  /** Begins something with the whole business. */
  async act(name: string): Promise<void> {
    await this.page.getByRole("button", { name }).click();
    await this.dialog.waitFor();
  }
}
