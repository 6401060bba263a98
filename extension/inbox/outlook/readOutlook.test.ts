import { describe, expect, test } from "vitest";
import { conversationId, graphForm, itemId } from "#sandbox/pages/outlook/ids.ts";
import { mailboxes } from "#sandbox/pages/outlook/sampleConversations.ts";
import { pageOnHost, type TrapPage, trapPages } from "#sandbox/pages/outlook/trapPages.ts";
import { parsePage } from "#sandbox/pages/parsePage.ts";
import { ada, ana, luis } from "#sandbox/pages/people.ts";
import { openMailSchema } from "#shared/openMail.ts";
import { outlookHosts } from "./hosts.ts";
import { outlookAdapter, readOutlook } from "./readOutlook.ts";

const thread = { id: conversationId(mailboxes.company, "contract"), kind: "outlook-conversation" };
const item = itemId(mailboxes.company, "contract");
const inbox = "https://outlook.office.com/mail/inbox";

function read(name: TrapPage) {
  const { document, url } = parsePage(trapPages[name]());
  return readOutlook(document, url);
}

/** A page's document, for tests that change it or read it under another url. */
function documentOf(name: TrapPage): Document {
  return parsePage(trapPages[name]()).document;
}

test("an open conversation is read with its account, subject and people", () => {
  expect(read("conversation pane")).toEqual({
    provider: "microsoft",
    account: ada.address,
    thread,
    rung: "selected-row",
    subject: "Frame contract 2027",
    messages: [
      { id: null, from: ana, to: [], expanded: false },
      { id: null, from: ana, to: [luis], expanded: true },
    ],
  });
});

test.each(Object.keys(trapPages) as TrapPage[])(
  "what is read from the page «%s» fits the schema the background checks",
  (name) => {
    const mail = read(name);
    if (mail !== null) expect(openMailSchema.parse(mail)).toEqual(mail);
  },
);

test.each(outlookHosts)("the same mail is read on %s", (host) => {
  const { document, url } = parsePage(pageOnHost(host));
  expect(new URL(url).host).toBe(host);
  expect(readOutlook(document, url)).toEqual(read("conversation pane"));
});

test.each([
  "list only",
  "selected row, empty pane",
  "selected row and its url, pane still empty",
  "draft alone",
] as const)("on the page «%s» no mail is open", (name) => {
  expect(read(name)).toBeNull();
});

test.each([
  "two messages and a draft",
  "second account",
  "German labels",
  "Fluent dialog above",
  "quoted text with foreign addresses",
  "dark theme",
  "long list",
] as const)("the page «%s» reads like the plain conversation", (name) => {
  expect(read(name)).toEqual(read("conversation pane"));
});

describe("the ladder of evidence", () => {
  test("the pane's own id says more than anything around it", () => {
    const document = documentOf("conversation pane");
    document.querySelector(".pane")?.setAttribute("data-convid", thread.id);
    expect(readOutlook(document, inbox)).toMatchObject({ thread, rung: "pane" });
  });

  test("a pane whose parts carry two ids makes the reader not sure", () => {
    const document = documentOf("conversation pane");
    document.querySelector(".pane")?.setAttribute("data-convid", thread.id);
    const other = conversationId(mailboxes.company, "offer");
    document.querySelector(".card")?.setAttribute("data-convid", other);
    expect(readOutlook(document, inbox)).toBeNull();
  });

  test("a mail whose row was scrolled away is known by the url", () => {
    expect(read("rows removed on scroll")).toMatchObject({ thread, rung: "url-conversation" });
  });

  test("a mail whose row was scrolled away, and that the url does not name, is known by its people only", () => {
    const document = documentOf("rows removed on scroll");
    expect(readOutlook(document, inbox)).toMatchObject({ thread: null, rung: "messages" });
  });

  test("an only row counts if it shows the subject of the pane", () => {
    const document = documentOf("conversation pane");
    for (const row of document.querySelectorAll("[role=option]")) {
      if (row.getAttribute("data-convid") === thread.id) row.setAttribute("aria-selected", "false");
      else row.remove();
    }
    expect(readOutlook(document, inbox)).toMatchObject({ thread, rung: "only-row" });
  });

  test("another mail's row does not name the open one, though it is the only row", () => {
    expect(readOutlook(documentOf("another mail's row alone"), inbox)).toMatchObject({ thread: null });
  });

  test.each(["row and url ahead of the pane", "url ahead of row and pane"] as const)(
    "on the page «%s» the reader is not sure",
    (name) => {
      expect(read(name)).toBeNull();
    },
  );

  test("a row of the open mail counts whichever reply mark its subject has", () => {
    const document = documentOf("conversation pane");
    const subject = document.querySelector("[id^=CONV_] span");
    if (subject !== null) subject.textContent = "AW: Frame  contract 2027";
    expect(readOutlook(document, inbox)).toMatchObject({ thread, rung: "selected-row" });
  });

  test("a url whose row shows another subject than the pane is ahead of it, though no row is selected", () => {
    const { document, url } = parsePage(trapPages["row and url ahead of the pane"]());
    for (const row of document.querySelectorAll("[role=option]")) row.removeAttribute("aria-selected");
    expect(readOutlook(document, url)).toBeNull();
  });

  test("two selected rows of different mail make the reader not sure", () => {
    const document = documentOf("conversation pane");
    for (const row of document.querySelectorAll("[role=option]")) row.setAttribute("aria-selected", "true");
    expect(readOutlook(document, inbox)).toBeNull();
  });

  test("a row and a url of different mailboxes make the reader not sure", () => {
    const { document } = parsePage(trapPages["item pane"]());
    const foreign = encodeURIComponent(itemId(mailboxes.shared, "contract"));
    expect(readOutlook(document, `${inbox}/id/${foreign}`)).toBeNull();
  });

  test("two panes drawn at once make the reader not sure, and a parked one does not", () => {
    const { document, url } = parsePage(trapPages["conversation pane"]());
    const pane = document.querySelector<HTMLElement>(".pane");
    const second = pane?.cloneNode(true) as HTMLElement;
    pane?.after(second);
    expect(readOutlook(document, url)).toBeNull();
    second.style.display = "none";
    expect(readOutlook(document, url)).toMatchObject({ thread });
  });

  test("a pane that shows the old subject beside the new one makes the reader not sure", () => {
    const { document, url } = parsePage(trapPages["conversation pane"]());
    const heading = document.querySelector("[id^=CONV_]");
    const second = heading?.cloneNode(true) as Element;
    second.textContent = "Delivery window Hamburg";
    heading?.after(second);
    expect(readOutlook(document, url)).toBeNull();
  });

  test("a page changed beyond recognition is no open mail", () => {
    const { document, url } = parsePage(trapPages["conversation pane"]());
    for (const sender of document.querySelectorAll("[id$=_FROM]")) sender.removeAttribute("id");
    expect(readOutlook(document, url)).toBeNull();
  });
});

describe("an item", () => {
  test("in its pane is known by its conversation, and by the id in the url", () => {
    const mail = read("item pane");
    expect(mail).toMatchObject({ thread, rung: "selected-row", subject: "Frame contract 2027" });
    expect(mail?.messages).toEqual([{ id: item, from: ana, to: [luis], expanded: true }]);
  });

  test("whose row was scrolled away is known by the id in the url alone", () => {
    const { document, url } = parsePage(trapPages["item pane"]());
    for (const row of document.querySelectorAll("[role=option]")) row.remove();
    expect(readOutlook(document, url)).toMatchObject({
      thread: { id: item, kind: "outlook-item" },
      rung: "url-item",
    });
  });

  test("of a draft's window is no open mail", () => {
    const { document } = parsePage(trapPages["deep link"]());
    expect(readOutlook(document, "https://outlook.office.com/mail/deeplink/compose")).toBeNull();
  });

  test.each(["deep link", "deep link of a second account"] as const)(
    "in a window of its own («%s») is known by the url, without account or people",
    (name) => {
      expect(read(name)).toEqual({
        provider: "microsoft",
        account: null,
        thread: { id: graphForm(item), kind: "outlook-item" },
        rung: "deep-link",
        subject: null,
        messages: [{ id: graphForm(item), from: null, to: [], expanded: true }],
      });
    },
  );
});

describe("messages", () => {
  test("a colleague whose address is not shown is nobody we can name", () => {
    expect(read("sender without address")?.messages).toEqual([
      { id: null, from: ana, to: [], expanded: false },
      { id: null, from: null, to: [luis], expanded: true },
    ]);
  });

  test("what cannot be typed into is no draft", () => {
    const { document, url } = parsePage(trapPages["conversation pane"]());
    const mark = document.createElement("span");
    mark.setAttribute("contenteditable", "false");
    document.querySelector(".card .lines")?.append(mark);
    expect(readOutlook(document, url)?.messages).toHaveLength(2);
  });

  test("a button's own state is not taken for the message's", () => {
    const { document, url } = parsePage(trapPages["conversation pane"]());
    for (const button of document.querySelectorAll(".o4zjZ")) button.setAttribute("aria-expanded", "false");
    expect(readOutlook(document, url)?.messages.map(({ expanded }) => expanded)).toEqual([false, true]);
  });

  test("a reply in writing below the mail does not take the mail for a draft", () => {
    const { document, url } = parsePage(trapPages["item pane"]());
    const editor = document.createElement("div");
    editor.setAttribute("contenteditable", "true");
    document.querySelector(".pane .customScrollBar")?.append(editor);
    expect(readOutlook(document, url)?.messages).toHaveLength(1);
  });
});

describe("the account", () => {
  test.each([
    ["conversation pane", "ada@northwind.example"],
    ["list only", "ada@northwind.example"],
    ["second account", "ada@northwind.example"],
    ["German labels", "ada@northwind.example"],
    ["mailbox root without address", "ada@northwind.example"],
    ["consumer header without address", "ada.brandt@outlook.example"],
    ["shared mailbox of its own", "support@northwind.example"],
    ["shared mailbox that the url does not name", null],
    ["shared mailbox beside one's own", null],
    ["two mailbox roots", null],
    ["no address at all", null],
    ["deep link", null],
  ] as const)("on the page «%s» is %s", (name, account) => {
    expect(outlookAdapter.readAccount(documentOf(name))).toBe(account);
    if (name !== "list only") expect(read(name)?.account).toBe(account);
  });

  test("of a name that holds an address is the address behind it", () => {
    const document = documentOf("conversation pane");
    document.querySelector("[id^=primaryMailboxRoot_]")?.remove();
    const label = "Account manager for bob@evil.test ada@northwind.example";
    document.querySelector("#O365_MainLink_Me")?.setAttribute("aria-label", label);
    expect(outlookAdapter.readAccount(document)).toBe(ada.address);
  });

  test("of the open account menu counts where the header has none", () => {
    const document = documentOf("no address at all");
    const line = document.createElement("div");
    line.id = "mectrl_currentAccount_secondary";
    line.textContent = "Ada@Northwind.example";
    document.querySelector("header")?.append(line);
    expect(outlookAdapter.readAccount(document)).toBe(ada.address);
  });
});

test("light and dark follow the page's own ground", () => {
  expect(outlookAdapter.readTheme(documentOf("conversation pane"))).toBe("light");
  expect(outlookAdapter.readTheme(documentOf("dark theme"))).toBe("dark");
});
