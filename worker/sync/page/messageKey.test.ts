import { describe, expect, it } from "vitest";
import { normalizedEmail } from "#test/factory/normalizedEmail.ts";
import { conversationKey, messageKey } from "./messageKey.ts";

describe("the key of a message", () => {
  it("is the same in the sender's and the receiver's mailbox", async () => {
    const sent = normalizedEmail({
      externalId: "s1",
      messageId: "x@a.example",
      isSent: true,
      folders: ["SENT"],
    });
    const received = {
      ...sent,
      externalId: "r9",
      isSent: false,
      folders: ["INBOX"],
      bodyText: `${sent.bodyText}\r\n`,
    };
    expect(await messageKey(sent)).toBe(await messageKey(received));
  });

  it("differs for two mails with one Message-ID and another text", async () => {
    const first = normalizedEmail({ messageId: "same@list.example" });
    expect(await messageKey(first)).not.toBe(await messageKey({ ...first, bodyText: "Something else." }));
  });

  it("stands in for a missing Message-ID without joining different mails", async () => {
    const first = normalizedEmail({ messageId: null, bodyText: "One" });
    expect(await messageKey(first)).not.toBe(await messageKey({ ...first, bodyText: "Two" }));
  });
});

describe("the key of a conversation", () => {
  it("is that of the root for every reply", async () => {
    const root = normalizedEmail({ messageId: "root@a.example" });
    const reply = normalizedEmail({
      messageId: "reply@b.example",
      references: ["root@a.example", "mid@a.example"],
    });
    expect(await conversationKey("org", reply)).toBe(await conversationKey("org", root));
  });

  it("keeps organizations apart", async () => {
    const email = normalizedEmail();
    expect(await conversationKey("one", email)).not.toBe(await conversationKey("two", email));
  });
});
