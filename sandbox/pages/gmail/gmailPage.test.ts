import { Window } from "happy-dom";
import { expect, test } from "vitest";
import { ada } from "../people.ts";
import { gmailPage } from "./gmailPage.ts";
import { sampleConversations } from "./sampleConversations.ts";

/** Runs a page as it is served, its own script included. */
function run() {
  const page = gmailPage({ account: ada, conversations: sampleConversations, routeDelayMs: 0 });
  const window = new Window({
    url: page.url,
    settings: { enableJavaScriptEvaluation: true, suppressInsecureJavaScriptEnvironmentWarning: true },
  });
  window.document.write(page.html);
  const text = (selector: string) => window.document.querySelector(selector)?.textContent;
  const click = (selector: string) =>
    (window.document.querySelector(selector) as unknown as HTMLElement | null)?.click();
  return { page, window, text, click };
}

test("a click on a row opens its conversation, and a click on a folded message unfolds it", async () => {
  const { window, text, click } = run();
  expect(text(".reading h2")).toBeUndefined();
  click("tr.zA .bog");
  await window.happyDOM.waitUntilComplete();
  expect(text(".reading h2")).toBe("Re: Frame contract 2027");
  expect(window.document.title).toBe("Re: Frame contract 2027 - ada@northwind.example - Gmail");
  expect(window.document.querySelectorAll(".reading .a3s")).toHaveLength(1);
  click(".kv .line");
  expect(window.document.querySelectorAll(".reading .a3s")).toHaveLength(2);
});

test("a conversation also opens by the API id in the url", async () => {
  const { window, text } = run();
  window.location.hash = "#all/19eb7aa93d8f0002";
  await window.happyDOM.waitUntilComplete();
  expect(text(".reading h2")).toBe("Delivery window Hamburg");
  window.location.hash = "#inbox";
  await window.happyDOM.waitUntilComplete();
  expect(text(".reading h2")).toBeUndefined();
});

test("keys that reach the document are recorded, as Gmail's shortcuts would take them", () => {
  const { window } = run();
  window.document.body.dispatchEvent(new window.KeyboardEvent("keydown", { key: "e", bubbles: true }));
  expect((window as unknown as { __keys: string[] }).__keys).toEqual(["e"]);
});

test("the page forbids foreign scripts and markup made from text", () => {
  const policy = run().page.headers["content-security-policy"];
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(policy).toMatch(/script-src 'nonce-[^']+' 'strict-dynamic'/);
});
