import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { keepEvidence } from "./evidence.ts";
import type { Popup } from "./pages/popup.ts";
import { signInAndConnect } from "./signedIn.ts";
import { type Stack, startStack } from "./stack.ts";

let stack: Stack;
let popup: Popup;
/** Requests that were not for this machine, and popups that were opened. */
const escaped: string[] = [];

beforeAll(async () => {
  stack = await startStack(inject("e2e"));
  popup = await signInAndConnect(stack);
  await stack.browser.route(
    (url) => url.protocol.startsWith("http") && url.hostname !== "127.0.0.1",
    (route) => {
      escaped.push(route.request().url());
      return route.fulfill({ status: 200, body: "" });
    },
  );
  stack.browser.on("page", (page) => escaped.push(page.url()));
});
afterAll(() => stack?.close());
beforeEach(() => keepEvidence(() => stack));

test("a hostile mail shows its words, runs nothing, and reaches nobody", async () => {
  await popup.row("All my email").click();
  await popup.openEmail("You have won");
  const frame = popup.page.getByTestId("email-frame").contentFrame();
  await frame.getByText("The end.").waitFor();
  await expect.poll(() => frame.locator("body").evaluate(() => document.readyState)).toBe("complete");
  expect(
    await frame.locator("script, iframe, object, embed, form, svg, base, link, [onerror], [onload]").count(),
  ).toBe(0);
  expect(await popup.page.title()).toBe("Threadbook");
  expect(escaped).toEqual([]);
});

test("its links lead nowhere by script, and open apart from Threadbook", async () => {
  const frame = popup.page.getByTestId("email-frame").contentFrame();
  expect(await frame.getByText("Claim your prize").getAttribute("href")).toBeNull();
  const link = frame.getByText("Read more");
  expect(await link.getAttribute("rel")).toContain("noopener");
  expect(await link.getAttribute("ping")).toBeNull();
});

test("remote images are left out until they are asked for, and then come by way of Threadbook", async () => {
  const frame = popup.page.getByTestId("email-frame").contentFrame();
  expect(await frame.locator("img[src]").count()).toBe(0);
  await popup.page.getByTestId("blocked-images").getByRole("button", { name: "Show" }).click();
  await frame.locator('img[src*="/v1/images/"]').first().waitFor({ state: "attached" });
  expect(escaped).toEqual([]);
});
