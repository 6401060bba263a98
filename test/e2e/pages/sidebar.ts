import type { Locator, Page } from "playwright-core";
import { type GmailPage, type GmailPageOptions, gmailPage } from "#sandbox/pages/gmail/gmailPage.ts";
import {
  type OutlookPage,
  type OutlookPageOptions,
  outlookPage,
} from "#sandbox/pages/outlook/outlookPage.ts";
import { mailboxes } from "#sandbox/pages/outlook/sampleConversations.ts";
import { demoConversations } from "#sandbox/start/demoConversations.ts";
import { demoOutlookConversations } from "#sandbox/start/demoOutlookConversations.ts";
import { outlookOwner, sampleOwner } from "../mailbox.ts";
import type { Stack } from "../stack.ts";

interface GmailOptions extends Partial<Omit<GmailPageOptions, "open">> {
  /** The subject of the conversation that is open from the start. */
  open?: string;
}

interface OutlookOptions extends Partial<Omit<OutlookPageOptions, "open">> {
  /** The subject of the conversation that is open from the start. */
  open?: string;
}

/** How a mail page is used by hand. */
interface MailPage {
  openConversation(page: Page, subject: string): Promise<void>;
}

const gmailByHand: MailPage = {
  async openConversation(page, subject) {
    const back = page.locator(".reading:visible .back");
    if (await back.isVisible()) await back.click();
    await page.locator("tr.zA .bog", { hasText: subject }).first().click();
    await page.locator("h2.hP:visible", { hasText: subject }).waitFor();
  },
};

const outlookByHand: MailPage = {
  async openConversation(page, subject) {
    await page.locator("#MailList").getByRole("option").filter({ hasText: subject }).first().click();
    await page.locator('[id^="CONV_"][id$="_SUBJECT"]', { hasText: subject }).waitFor();
  },
};

/** A tab of Gmail or Outlook with the mailbox as it is now, and Threadbook's sidebar in it. */
export class Sidebar {
  readonly page: Page;
  readonly #mailPage: MailPage;

  private constructor(page: Page, mailPage: MailPage) {
    this.page = page;
    this.#mailPage = mailPage;
  }

  /** Opens Gmail; the sidebar is as it was left the last time. */
  static async inGmail(stack: Stack, { open, ...options }: GmailOptions = {}): Promise<Sidebar> {
    const conversations = await demoConversations(stack.google, sampleOwner, 40);
    const chosen = conversations.find(({ subject }) => subject === open);
    if (open !== undefined && chosen === undefined) throw new Error(`No conversation “${open}” in Gmail.`);
    return Sidebar.on(
      stack,
      gmailPage({
        account: { name: "Ada Lindqvist", address: sampleOwner },
        conversations,
        ...(chosen === undefined ? {} : { open: chosen.id }),
        ...options,
      }),
    );
  }

  /** Opens Outlook on one of its hosts. */
  static async inOutlook(stack: Stack, { open, ...options }: OutlookOptions = {}): Promise<Sidebar> {
    const conversations = await demoOutlookConversations(stack.microsoft, outlookOwner, 40);
    const chosen = conversations.find(({ subject }) => subject === open);
    if (open !== undefined && chosen === undefined) throw new Error(`No conversation “${open}” in Outlook.`);
    return Sidebar.on(
      stack,
      outlookPage({
        account: { name: "Ben Ashworth", address: outlookOwner },
        mailbox: mailboxes.company,
        conversations,
        ...(chosen === undefined ? {} : { open: chosen.key }),
        ...options,
      }),
    );
  }

  /** Opens a mail page as it was prepared. */
  static async on(stack: Stack, prepared: GmailPage | OutlookPage): Promise<Sidebar> {
    const page = await stack.browser.newPage();
    const { origin } = new URL(prepared.url);
    const { headers, html } = prepared;
    await page.route(`${origin}/**`, (route) =>
      route.fulfill({ contentType: "text/html; charset=utf-8", headers, body: html }),
    );
    await page.goto(prepared.url);
    await page.locator("threadbook-sidebar").waitFor({ state: "attached" });
    return new Sidebar(page, origin.endsWith("google.com") ? gmailByHand : outlookByHand);
  }

  get handle(): Locator {
    return this.page.getByRole("button", { name: "Open Threadbook" });
  }

  get drawer(): Locator {
    return this.page.getByTestId("drawer");
  }

  get business(): Locator {
    return this.drawer.getByTestId("business-name");
  }

  get why(): Locator {
    return this.drawer.getByTestId("why");
  }

  get picker(): Locator {
    return this.drawer.getByTestId("business-picker");
  }

  get options(): Locator {
    return this.drawer.getByTestId("picker-option");
  }

  /** A choice of how much mail the last word holds for. */
  scope(name: string): Locator {
    return this.drawer.getByTestId("scope").getByRole("button", { name });
  }

  /** What a wide choice would change. */
  get scopePreview(): Locator {
    return this.drawer.getByTestId("scope-preview");
  }

  chip(business: string): Locator {
    return this.drawer.getByTestId("business-chip").filter({ hasText: business });
  }

  get toast(): Locator {
    return this.drawer.getByTestId("toast");
  }

  /** One of the drawer's states: `signed-out`, `offline`, `no-mail`, `not-synced`, … */
  state(testId: string): Locator {
    return this.drawer.getByTestId(testId);
  }

  /** The business at the head of the drawer, once it is the one that is expected. */
  async shows(business: string): Promise<void> {
    await this.business.filter({ hasText: business }).waitFor();
  }

  /** Files the open mail under a business, new or known, by typing its name. */
  async tag(name: string): Promise<void> {
    await this.drawer.getByTestId("tag-button").click();
    await this.picker.fill(name);
    await this.options.filter({ hasText: name }).first().click();
  }

  /** Files the open mail under one more business, beside those that it is with. */
  async addBusiness(name: string): Promise<void> {
    await this.drawer.getByTestId("add-business").click();
    await this.picker.fill(name);
    await this.options.filter({ hasText: name }).first().click();
  }

  /** Says that the open mail is not with this business. */
  async takeOut(business: string): Promise<void> {
    await this.chip(business).getByRole("button", { name: "Take out of" }).click();
  }

  /** Goes to another conversation of the page's list. */
  openConversation(subject: string): Promise<void> {
    return this.#mailPage.openConversation(this.page, subject);
  }

  async close(): Promise<void> {
    await this.drawer.getByRole("button", { name: "Close (Esc)" }).click();
    await this.handle.waitFor();
  }

  /** The keys that reached the mail page's own shortcuts since the last time that this was asked. */
  keysHeardByPage(): Promise<string[]> {
    return this.page.evaluate(() => (window as unknown as { __keys: string[] }).__keys.splice(0));
  }
}
