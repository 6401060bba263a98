import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { BrowserContext } from "playwright-core";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { openExtensionBrowser } from "#sandbox/browser/extensionBrowser.ts";
import { trapPages } from "#sandbox/pages/outlook/trapPages.ts";

// A browser asks its person for the permission in a window of its own, which no test can click: here the same build has
// it from the start, so that all that follows the click is the product's.

let directory: string;
let browser: BrowserContext;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), "threadbook-defender-"));
  const extension = join(directory, "extension");
  await cp(inject("e2e").extension, extension, { recursive: true });
  const file = join(extension, "manifest.json");
  const { optional_host_permissions: optional, ...manifest } = JSON.parse(await readFile(file, "utf8"));
  expect(optional).toEqual(["https://*.mcas.ms/*"]);
  manifest.host_permissions.push(...optional);
  await writeFile(file, JSON.stringify(manifest));
  browser = await openExtensionBrowser({ extension, profile: join(directory, "profile"), headless: true });
  await (browser.serviceWorkers()[0] ?? browser.waitForEvent("serviceworker"));
});
afterAll(async () => {
  await browser?.close();
  await rm(directory, { recursive: true, force: true, maxRetries: 5 });
});

async function open(host: string) {
  const { html, headers, url } = trapPages["conversation pane"]();
  const page = await browser.newPage();
  await page.route(`https://${host}/**`, (route) =>
    route.fulfill({ contentType: "text/html; charset=utf-8", headers, body: html }),
  );
  await page.goto(`https://${host}${new URL(url).pathname}`);
  return page;
}

test("Outlook behind Microsoft Defender has the sidebar once that is allowed, and nothing else there has", async () => {
  const outlook = await open("outlook.office.com.mcas.ms");
  await expect
    .poll(async () => {
      await outlook.reload();
      return outlook.locator("threadbook-sidebar").count();
    })
    .toBe(1);
  const other = await open("contoso.sharepoint.com.mcas.ms");
  await other.waitForLoadState("load");
  const isRead = () => other.locator("threadbook-sidebar").count();
  expect(await isRead()).toBe(0);
  const handle = outlook.getByRole("button", { name: "Open Threadbook" });
  await handle.click();
  await outlook.getByTestId("drawer").waitFor();
  expect(await isRead()).toBe(0);
});
