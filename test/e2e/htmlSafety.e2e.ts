import { build } from "esbuild";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureChromium } from "#sandbox/browser/chromium.ts";
import { handlerVectors } from "../htmlSafety/handlerVectors.ts";
import { mutationVectors } from "../htmlSafety/mutationVectors.ts";
import { scriptVectors } from "../htmlSafety/scriptVectors.ts";
import { styleVectors } from "../htmlSafety/styleVectors.ts";

const home = "https://threadbook.example/";
const vectors = [...scriptVectors, ...styleVectors, ...handlerVectors, ...mutationVectors];
/** Those that cannot swallow each other share a mail: a frame is what costs time here. */
const together = 16;
const shown = [
  ...scriptVectors,
  ...styleVectors,
  ...mutationVectors,
  ...Array.from({ length: Math.ceil(handlerVectors.length / together) }, (_, index) =>
    handlerVectors.slice(index * together, (index + 1) * together).join(""),
  ),
];
const mails = shown.map((vector, index) => `<p>Hello</p>${vector}<p>mail ${index}</p>`);

let browser: Browser;
let page: Page;
/** What ran, and what was asked of anybody. */
const ran: string[] = [];
const asked: string[] = [];

beforeAll(async () => {
  const bundle = await build({
    entryPoints: ["test/htmlSafety/gallery.tsx"],
    bundle: true,
    write: false,
    format: "iife",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
  });
  const script = bundle.outputFiles[0]?.text ?? "";
  browser = await chromium.launch({
    executablePath: ensureChromium(),
    // Some hundred frames with a process each take a minute.
    args: [
      "--disable-features=IsolateSandboxedIframes",
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
    ],
  });
  const context = await browser.newContext();
  await context.addInitScript(() => {
    const tell = () => console.warn("ran: in", location.href);
    Object.assign(window, { alert: tell, confirm: tell, prompt: tell, print: tell });
  });
  await context.route("**", (route) => {
    const url = route.request().url();
    if (url === home) return route.fulfill({ contentType: "text/html", body: '<div id="mails"></div>' });
    asked.push(url);
    return route.abort();
  });
  page = await context.newPage();
  context.on("page", (opened) => asked.push(`a page: ${opened.url()}`));
  page.on("console", (message) => {
    if (message.text().startsWith("ran:")) ran.push(message.text());
  });
  page.on("dialog", (dialog) => {
    ran.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => ran.push(`an error: ${error.message}`));
  await page.goto(home);
  await page.addScriptTag({ content: script });
});
afterAll(() => browser?.close());

/** The frames' documents, once each has been read to its end. */
async function documents(): Promise<string[]> {
  await page.waitForFunction((count) => document.querySelectorAll("iframe").length === count, mails.length);
  return page.evaluate(() => [...document.querySelectorAll("iframe")].map((frame) => frame.srcdoc));
}

test("there are as many ways in as are known", () => {
  expect(new Set(vectors).size).toBe(vectors.length);
  expect(vectors.length - mutationVectors.length).toBeGreaterThanOrEqual(200);
});

test("no mail runs anything or reaches anybody as it is shown", async () => {
  await page.evaluate((all) => (window as unknown as { show(mails: string[]): void }).show(all), mails);
  await documents();
  await expect.poll(() => page.frames().length).toBe(mails.length + 1);
  await Promise.all(page.frames().map((frame) => frame.waitForLoadState()));
  expect(ran).toEqual([]);
  expect(asked).toEqual([]);
  expect((await documents()).filter((text) => text.includes("<p>Hello</p>"))).toHaveLength(mails.length);
  expect(
    await page.locator("iframe[sandbox*=allow-scripts], iframe[sandbox*=allow-same-origin]").count(),
  ).toBe(0);
});

test("nothing is left in them that could, were the frame and its policy not there", async () => {
  const left = await page.evaluate(
    async (all) => {
      document.body.replaceChildren();
      const found: string[] = [];
      for (const text of all) {
        const mail = document.createElement("div");
        document.body.append(mail);
        mail.innerHTML = text.slice(text.indexOf("<body>") + 6, text.lastIndexOf("</body>"));
        for (const element of mail.querySelectorAll("*")) {
          if (
            /^(?:script|iframe|object|embed|form|input|base|link|svg|math|template)$/.test(element.localName)
          )
            found.push(element.outerHTML.slice(0, 200));
          for (const { name, value } of element.attributes)
            if (name.startsWith("on") || /^\s*(?:java|vb|live)script:/i.test(value))
              found.push(`${name}=${value}`);
          for (const event of [
            "click",
            "focus",
            "mouseover",
            "pointerdown",
            "input",
            "toggle",
            "load",
            "error",
          ])
            element.dispatchEvent(new Event(event, { bubbles: true }));
        }
      }
      await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
      return found;
    },
    await documents(),
  );
  expect(left).toEqual([]);
  expect(ran).toEqual([]);
});
