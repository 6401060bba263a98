import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { ada } from "../people.ts";
import { type OutlookPageOptions, outlookPage } from "./outlookPage.ts";
import { mailboxes, sampleConversations } from "./sampleConversations.ts";
import { trapPages } from "./trapPages.ts";

/** Runs a page as it is served, its own script included. */
function run(change: Partial<OutlookPageOptions> = {}) {
  const page = outlookPage({
    account: ada,
    mailbox: mailboxes.company,
    conversations: sampleConversations,
    routeDelayMs: 0,
    ...change,
  });
  const window = new Window({
    url: page.url,
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
  });
  window.document.write(page.html);
  const subject = () => window.document.querySelector(".pane [role=heading] span")?.textContent;
  const row = (index: number) =>
    window.document.querySelectorAll("[role=option]")[index] as unknown as HTMLElement;
  return { page, window, subject, row };
}

test("a click on a row sets url and selection at once, and the pane follows", async () => {
  const { window, subject, row } = run();
  row(1).click();
  expect(window.location.pathname).toMatch(/^\/mail\/inbox\/id\/AAQk\w+/);
  expect(row(1).getAttribute("aria-selected")).toBe("true");
  expect(subject()).toBeUndefined();
  await window.happyDOM.waitUntilComplete();
  expect(subject()).toBe("Delivery window Hamburg");
});

test("a page whose rows follow late selects them together with the pane", async () => {
  const { window, subject, row } = run({ selectsAtOnce: false });
  row(0).click();
  expect(row(0).getAttribute("aria-selected")).toBe("false");
  await window.happyDOM.waitUntilComplete();
  expect(row(0).getAttribute("aria-selected")).toBe("true");
  expect(subject()).toBe("Frame contract 2027");
});

test("of two quick clicks the last one's mail is shown", async () => {
  const { window, subject, row } = run();
  row(1).click();
  row(2).click();
  await window.happyDOM.waitUntilComplete();
  expect(subject()).toBe("Intro: Keller Brokers");
});

test("a pane that is late when the page loads comes by itself", async () => {
  const { window, subject } = run({ open: "contract", hasPane: false });
  expect(subject()).toBeUndefined();
  await window.happyDOM.waitUntilComplete();
  expect(subject()).toBe("Frame contract 2027");
});

test("keys that reach the document are recorded, as Outlook's shortcuts would take them", () => {
  const { window } = run();
  window.document.body.dispatchEvent(new window.KeyboardEvent("keydown", { key: "e", bubbles: true }));
  expect((window as unknown as { __keys: string[] }).__keys).toEqual(["e"]);
});

test.each(Object.entries(trapPages))(
  "the page «%s» forbids foreign scripts and markup made from text",
  (_, build) => {
    const policy = build().headers["content-security-policy"];
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
  },
);

test("ids look as they do in the wild: base64 with a slash and a plus, the mailbox's GUID inside", () => {
  const id = run().row(0).getAttribute("data-convid") ?? "";
  expect(id).toMatch(/^AAQkA[\w+/]+=*$/);
  expect(id).toMatch(/\/.*\+|\+.*\//);
  expect(atob(id)).toContain(mailboxes.company);
});
