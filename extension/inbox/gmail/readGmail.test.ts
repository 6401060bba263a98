import { describe, expect, test } from "vitest";
import { contractConversation } from "#sandbox/pages/gmail/sampleConversations.ts";
import { type TrapPage, trapPages } from "#sandbox/pages/gmail/trapPages.ts";
import { parsePage } from "#sandbox/pages/parsePage.ts";
import { ada, ana, luis } from "#sandbox/pages/people.ts";
import { openMailSchema } from "#shared/openMail.ts";
import { gmailAdapter, readGmail } from "./readGmail.ts";

const thread = { id: contractConversation.id, kind: "gmail-thread" };
const me = { name: "", address: ada.address };

function read(name: TrapPage) {
  const { document, url } = parsePage(trapPages[name]());
  return readGmail(document, url);
}

test("an open conversation is read with its account, subject, people and ids", () => {
  expect(read("open conversation")).toEqual({
    provider: "google",
    account: ada.address,
    thread,
    rung: "subject-legacy",
    subject: "Re: Frame contract 2027",
    messages: [
      { id: "19eb8aa93d8ff18f", from: ana, to: [], expanded: false },
      { id: "19eb8bb000000001", from: me, to: [], expanded: false },
      { id: "19eb8cc000000002", from: ana, to: [me, luis], expanded: true },
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

test("a list alone is no open mail, whatever ids its rows carry", () => {
  expect(read("list only")).toBeNull();
});

test("a preloaded conversation beside a list is no open mail", () => {
  expect(read("list with a preloaded conversation")).toBeNull();
});

test.each([
  "hidden second conversation",
  "second conversation hidden by a class",
  "preview pane",
  "popped-out window",
  "quoted text with foreign addresses",
  "draft in the conversation",
  "dark theme",
  "German labels",
] as const)("the page «%s» reads like the plain conversation", (name) => {
  expect(read(name)).toEqual(read("open conversation"));
});

describe("the ladder of evidence", () => {
  test.each([
    ["perm id undefined", "subject-legacy"],
    ["perm id alone", "subject-perm"],
    ["no id but the url's", "url-token"],
  ] as const)("the page «%s» is answered by %s", (name, rung) => {
    expect(read(name)).toMatchObject({ thread, rung });
  });

  test("ids that disagree make the reader not sure", () => {
    expect(read("ids that disagree")).toBeNull();
  });

  test("a url that is ahead of its page makes the reader not sure", () => {
    const { document } = parsePage(trapPages["open conversation"]());
    expect(readGmail(document, "https://mail.google.com/mail/u/0/#inbox/19eb7aa93d8f0002")).toBeNull();
  });

  test("a url that names a message of the open conversation agrees with it", () => {
    const { document } = parsePage(trapPages["open conversation"]());
    expect(readGmail(document, "https://mail.google.com/mail/u/0/#inbox/19eb8cc000000002")).toMatchObject({
      thread,
    });
  });

  test("a url that names no conversation does not contradict the page", () => {
    const { document } = parsePage(trapPages["open conversation"]());
    expect(readGmail(document, "https://mail.google.com/mail/u/0/#inbox")).toMatchObject({ thread });
  });

  test("a message whose two ids disagree makes the reader not sure", () => {
    const { document, url } = parsePage(trapPages["open conversation"]());
    document.querySelector(".adn")?.setAttribute("data-legacy-message-id", "19eb8cc000000003");
    expect(readGmail(document, url)).toBeNull();
  });

  test("two conversations drawn at once make the reader not sure", () => {
    const { document, url } = parsePage(trapPages["hidden second conversation"]());
    for (const pane of document.querySelectorAll("[role=main]")) pane.removeAttribute("style");
    expect(readGmail(document, url)).toBeNull();
  });

  test("a url alone is not believed when the messages on screen do not agree", () => {
    const { document } = parsePage(trapPages["no id but the url's"]());
    const ahead = "https://mail.google.com/mail/u/0/#inbox/19eb7aa93d8f0002";
    expect(readGmail(document, ahead)).toMatchObject({ thread: null, rung: "messages" });
  });

  test("a conversation without any id is known by its messages only", () => {
    const { document } = parsePage(trapPages["no id but the url's"]());
    expect(readGmail(document, "https://mail.google.com/mail/u/0/")).toMatchObject({
      thread: null,
      rung: "messages",
    });
  });

  test("a page changed beyond recognition is no open mail", () => {
    const { document, url } = parsePage(trapPages["open conversation"]());
    for (const message of document.querySelectorAll("[data-message-id]")) {
      message.removeAttribute("data-message-id");
      message.removeAttribute("data-legacy-message-id");
    }
    expect(readGmail(document, url)).toBeNull();
  });
});

describe("messages", () => {
  test("an unsynced conversation is told as one, and waits for its API id", () => {
    expect(read("unsynced conversation")).toMatchObject({
      thread: { id: "thread-a:r-7240598434321556787", kind: "gmail-unsynced" },
      rung: "subject-unsynced",
    });
  });

  test("once Gmail has synced a conversation it is known by its API id, though its url keeps the old one", () => {
    const { document, url } = parsePage(trapPages["unsynced conversation"]());
    document.querySelector("h2.hP")?.setAttribute("data-legacy-thread-id", thread.id);
    expect(readGmail(document, url)).toMatchObject({ thread, rung: "subject-legacy" });
  });

  test("a url that is ahead of an unsynced conversation makes the reader not sure", () => {
    const { document } = parsePage(trapPages["unsynced conversation"]());
    expect(readGmail(document, "https://mail.google.com/mail/u/0/#inbox/19eb7aa93d8f0002")).toBeNull();
  });

  test("an unsynced message has no id, and the conversation still has its own", () => {
    const mail = read("unsynced message");
    expect(mail).toMatchObject({ thread });
    expect(mail?.messages.map(({ id }) => id)).toEqual(["19eb8aa93d8ff18f", "19eb8bb000000001", null]);
  });

  test("super-collapsed messages are counted without being known", () => {
    expect(read("super-collapsed messages")?.messages[1]).toEqual({
      id: null,
      from: null,
      to: [],
      expanded: false,
    });
  });

  test("a sender whose mail came through another server is read by the address shown", () => {
    expect(read("via sender")?.messages.at(-1)?.from).toEqual(luis);
  });

  test("a conversation of 200 messages is read whole", () => {
    expect(read("200 messages")?.messages).toHaveLength(200);
  });
});

describe("the account", () => {
  test.each([
    ["open conversation", "ada@northwind.example"],
    ["list only", "ada@northwind.example"],
    ["second account", "ada@second.example"],
    ["address in the subject", "ada@northwind.example"],
    ["address in the subject, no banner", "ada@northwind.example"],
    ["name with an address in it", "ada@northwind.example"],
    ["German labels", "ada@northwind.example"],
    ["popped-out window", "ada@northwind.example"],
    ["title that is an address and no account", null],
    ["delegated mailbox", null],
  ] as const)("on the page «%s» is %s", (name, account) => {
    expect(gmailAdapter.readAccount(parsePage(trapPages[name]()).document)).toBe(account);
  });
});

test("light and dark follow the page's own ground", () => {
  expect(gmailAdapter.readTheme(parsePage(trapPages["open conversation"]()).document)).toBe("light");
  expect(gmailAdapter.readTheme(parsePage(trapPages["dark theme"]()).document)).toBe("dark");
});
