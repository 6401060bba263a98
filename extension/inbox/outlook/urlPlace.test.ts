import { expect, test } from "vitest";
import { urlPlace } from "./urlPlace.ts";

const conversation = "AAQkADNmOWMxYjdlLTUyZDgtNGEwNi05/ZTFmLWM3YWI2MGQ0ODI1+YgAQAA=";
const item = conversation.replace("AAQk", "AAMk");
const encoded = encodeURIComponent(conversation);
const root = "https://outlook.office.com";

test.each([
  [`/mail/inbox/id/${encoded}`, null],
  [`/mail/0/inbox/id/${encoded}`, null],
  [`/mail/search/id/${encoded}?isPopout=0`, null],
  [`/mail/AAMkAGZvbGRlcg%3D%3D/id/${encoded}`, null],
  [`/mail/support%40northwind.example/inbox/id/${encoded}`, "support@northwind.example"],
  [`/mail/inbox/id/${conversation}`, null],
])("the url %s names the conversation", (path, mailbox) => {
  const id = { id: conversation, kind: "conversation" };
  expect(urlPlace(root + path)).toEqual({ id, isDeepLink: false, mailbox });
});

test.each([
  `/mail/deeplink/read/${encodeURIComponent(item)}?ItemID=x&exvsurl=1`,
  `/mail/1/deeplink/read/${encodeURIComponent(item)}`,
])("the url %s names the item of a window of its own", (path) => {
  expect(urlPlace(root + path)).toEqual({ id: { id: item, kind: "item" }, isDeepLink: true, mailbox: null });
});

test.each([
  "",
  "/mail",
  "/mail/",
  "/mail/inbox",
  "/mail/inbox/id/",
  "/mail/inbox/id/%E0%A4%A",
  "/mail/inbox/id/undefined",
  "/mail/deeplink/compose",
  `/mail/id/${encoded}`,
  `/calendar/inbox/id/${encoded}`,
])("the url %s names none", (path) => {
  expect(urlPlace(root + path).id).toBeNull();
});

test("a text that is no url leads nowhere", () => {
  expect(urlPlace("not a url")).toEqual({ id: null, isDeepLink: false, mailbox: null });
});
