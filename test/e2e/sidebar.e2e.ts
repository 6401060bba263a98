import { afterAll, beforeAll, beforeEach, expect, inject, test } from "vitest";
import { trapPages } from "#sandbox/pages/gmail/trapPages.ts";
import { keepEvidence } from "./evidence.ts";
import { composeMail, sampleOwner } from "./mailbox.ts";
import { Consent } from "./pages/consent.ts";
import { Popup } from "./pages/popup.ts";
import { Sidebar } from "./pages/sidebar.ts";
import { type Stack, startStack } from "./stack.ts";

let stack: Stack;
let gmail: Sidebar;

beforeAll(async () => {
  stack = await startStack(inject("e2e"));
});
afterAll(() => stack?.close());
beforeEach(() => keepEvidence(() => stack));

const white = "rgb(255, 255, 255)";
const backgroundOf = (locator: ReturnType<Popup["page"]["locator"]>) =>
  locator.evaluate((element) => getComputedStyle(element).backgroundColor);

test("signed out it offers to sign in, and then to connect the mailbox on screen", async () => {
  gmail = await Sidebar.inGmail(stack, { open: "Storage contract 2027" });
  await gmail.handle.click();
  await gmail.state("signed-out").waitFor();
  const press = (name: string) => () => gmail.drawer.getByRole("button", { name }).click();
  await (await Consent.after(stack.browser, press("Sign in with Google"))).agree(sampleOwner);
  await gmail.state("connect-account").getByText(sampleOwner).waitFor();
  await (await Consent.after(stack.browser, press("Connect Gmail"))).agree(sampleOwner);
  await gmail.drawer.getByText("all accounted for").waitFor();
  await gmail.shows("Orbis Logistics");
});

test("while the answer is on its way it shows the shape of what comes", async () => {
  await stack.connection("waiting");
  await gmail.openConversation("Offer for oak boards");
  await gmail.state("drawer-loading").waitFor();
  await stack.connection("open");
  await gmail.shows("Not filed yet");
});

test("without a connection it says so, and goes on when asked again", async () => {
  await stack.connection("shut");
  await gmail.openConversation("You have won");
  await gmail.state("offline").waitFor();
  await stack.connection("open");
  await gmail.state("offline").getByRole("button", { name: "Try again" }).click();
  await gmail.shows("Not filed yet");
});

test("a mail is filed without a mouse, and Gmail hears no key of it", async () => {
  await gmail.close();
  gmail = await Sidebar.inGmail(stack, { open: "Offer for oak boards" });
  const { keyboard } = gmail.page;
  // Held as fingers hold it: what has the focus may vanish before the key is up.
  const heldEnter = () => keyboard.press("Enter", { delay: 250 });
  // Backwards from the beginning of a page is its end, where the handle is.
  await keyboard.press("Shift+Tab");
  expect(await gmail.keysHeardByPage()).not.toEqual([]);
  await heldEnter();
  await gmail.shows("Not filed yet");
  await keyboard.press("b");
  await gmail.picker.waitFor();
  await keyboard.type("Halden Timber e#j");
  for (let count = 0; count < 4; count++) await keyboard.press("Backspace");
  await gmail.options
    .filter({ hasText: /^Create .?Halden Timber/ })
    .first()
    .waitFor();
  await heldEnter();
  await gmail.shows("Halden Timber");
  await gmail.toast.getByText("1 email filed under Halden Timber.").waitFor();
  expect(await gmail.keysHeardByPage()).toEqual([]);
});

test("what was filed is taken back by key, from the drawer and from anywhere in the tab, and Escape closes", async () => {
  const { keyboard } = gmail.page;
  for (const undo of [() => keyboard.press("z"), () => browserCommand("undoLast")]) {
    await keyboard.press("b");
    await gmail.picker.waitFor();
    await keyboard.type("Keller Brokers");
    await gmail.options.filter({ hasText: "Keller Brokers" }).first().waitFor();
    await keyboard.press("Enter", { delay: 250 });
    await gmail.toast.getByText("filed under Keller Brokers").last().waitFor();
    await undo();
    await gmail.shows("Halden Timber");
  }
  await keyboard.press("Escape", { delay: 250 });
  await gmail.handle.waitFor();
  expect(await gmail.keysHeardByPage()).toEqual([]);
  await gmail.handle.focus();
  await keyboard.press("Enter", { delay: 250 });
  await gmail.shows("Halden Timber");
});

/** What a key of the browser's own does: no test can press one, so the background says what it would say then. */
async function browserCommand(type: string): Promise<void> {
  const [background] = stack.browser.serviceWorkers();
  await background?.evaluate(async (message) => {
    const { tabs } = Reflect.get(globalThis, "chrome");
    const [tab] = await tabs.query({ active: true, lastFocusedWindow: true });
    await tabs.sendMessage(tab.id, { id: 1, type: message, timestamp: Date.now() });
  }, type);
}

test("another extension in the page, with names and styles like ours, changes nothing of it", async () => {
  const crowded = await Sidebar.inGmail(stack, { open: "Storage contract 2027" });
  await crowded.shows("Orbis Logistics");
  const look = () =>
    crowded.business.evaluate((name) => {
      const { font, color, display } = getComputedStyle(name);
      return { font, color, display };
    });
  const before = await look();
  await crowded.page.evaluate(() => {
    const style = document.createElement("style");
    style.textContent = "h1, .title, .drawer, .handle { font: 40px serif !important; color: red !important }";
    const panel = document.createElement("other-crm");
    const shadow = panel.attachShadow({ mode: "open" });
    for (const place of [panel, shadow])
      place.append(
        ...["drawer", "sidebar", "hP gD"].map((name) => {
          const part = document.createElement(name === "hP gD" ? "h2" : "div");
          part.className = name;
          part.setAttribute("email", "someone@else.example");
          part.setAttribute("data-legacy-thread-id", "19eb7aa93d8f0009");
          return part;
        }),
      );
    document.body.append(style, panel);
  });
  await crowded.openConversation("Offer for oak boards");
  await crowded.shows("Halden Timber");
  await crowded.openConversation("Storage contract 2027");
  await crowded.shows("Orbis Logistics");
  expect(await look()).toEqual(before);
  await crowded.page.close();
  await gmail.page.bringToFront();
});

test("the background was ended by the browser, and filing works all the same", async () => {
  await stack.stopBackground();
  await gmail.page.bringToFront();
  await gmail.tag("Keller Brokers");
  await gmail.toast.getByText("filed under Keller Brokers").waitFor();
  await gmail.shows("Keller Brokers");
});

test("it is not sure which mail is open where the page contradicts itself, and files nothing", async () => {
  const unsure = await Sidebar.on(stack, trapPages["ids that disagree"]());
  await unsure.state("no-mail").waitFor();
  expect(await unsure.drawer.getByTestId("tag-button").count()).toBe(0);
});

test("a mailbox that is not connected is named, and nothing of it is shown", async () => {
  const other = await Sidebar.on(stack, trapPages["second account"]());
  await other.state("connect-account").getByText("ada@second.example").waitFor();
});

test("a mail that is not synced yet cannot be filed yet", async () => {
  const subject = "Just arrived";
  const raw = await composeMail(
    { from: "Ana Ruiz <ana.ruiz@orbis.example>", subject, text: "New." },
    Date.now(),
  );
  await stack.google.control.deliver(sampleOwner, { raw });
  const fresh = await Sidebar.inGmail(stack, { open: subject });
  await fresh.state("not-synced").waitFor();
  expect(await fresh.drawer.getByTestId("tag-button").isDisabled()).toBe(true);
});

test("it is light in a light Gmail and dark in a dark one, whatever the system prefers", async () => {
  const dark = await Sidebar.inGmail(stack, { open: "Storage contract 2027", theme: "dark" });
  await dark.shows("Orbis Logistics");
  expect(await backgroundOf(dark.drawer)).not.toBe(white);
  await dark.page.emulateMedia({ colorScheme: "light" });
  expect(await backgroundOf(dark.drawer)).not.toBe(white);
  await gmail.page.emulateMedia({ colorScheme: "dark" });
  expect(await backgroundOf(gmail.drawer)).toBe(white);
});

test("the popup is light or dark as the system is", async () => {
  const popup = await Popup.open(stack, "dark");
  const main = popup.page.getByTestId("popup");
  expect(await backgroundOf(main)).not.toBe(white);
  await popup.page.emulateMedia({ colorScheme: "light" });
  expect(await backgroundOf(main)).toBe(white);
});
