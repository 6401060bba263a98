import { expect, test } from "vitest";
import { conversationId, graphForm } from "#sandbox/pages/outlook/ids.ts";
import { mailboxes } from "#sandbox/pages/outlook/sampleConversations.ts";
import { conversationUrl } from "./conversationUrl.ts";
import { urlPlace } from "./urlPlace.ts";

const id = conversationId(mailboxes.company, "contract");

test.each([
  ["https://outlook.office.com/mail/", "/mail/inbox/id/"],
  ["https://outlook.live.com/mail/0/inbox/id/AAQk", "/mail/0/inbox/id/"],
  ["https://outlook.live.com/mail/1", "/mail/1/inbox/id/"],
  ["https://outlook.office365.com/mail/archive/id/AAQk", "/mail/inbox/id/"],
  [
    "https://outlook.office.com/mail/support%40northwind.example/inbox",
    "/mail/support%40northwind.example/inbox/id/",
  ],
  ["https://outlook.office.com/mail/deeplink/read/AAMk?ItemID=x", "/mail/inbox/id/"],
])("beside %s a conversation is shown under %s", (page, path) => {
  const url = conversationUrl(page, graphForm(id));
  expect(url).toBe(`${new URL(page).origin}${path}${encodeURIComponent(id)}`);
  expect(urlPlace(url).id?.id).toBe(id);
});
