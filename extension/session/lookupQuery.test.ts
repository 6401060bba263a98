import { expect, test } from "vitest";
import type { OpenMail } from "#shared/openMail.ts";
import { lookupQueryOf } from "./lookupQuery.ts";

const person = (address: string) => ({ name: "", address });
const mail: OpenMail = {
  provider: "google",
  account: "ada@northwind.example",
  thread: { id: "19eb8aa93d8ff18f", kind: "gmail-thread" },
  messages: [
    { id: "m1", from: person("ana@orbis.example"), to: [person("ada@northwind.example")], expanded: false },
    { id: null, from: person("ada@northwind.example"), to: [person("ana@orbis.example")], expanded: true },
  ],
  subject: "Frame contract",
  rung: "legacy",
};

test("the open conversation is asked for by its id, its newest known email, and everyone in it once", () => {
  expect(lookupQueryOf(mail)).toEqual({
    provider: "google",
    account: "ada@northwind.example",
    threadId: "19eb8aa93d8ff18f",
    messageId: "m1",
    addresses: "ana@orbis.example,ada@northwind.example",
  });
});

test("an id that only the page knows is never sent, and neither is the subject", () => {
  const query = lookupQueryOf({
    ...mail,
    thread: { id: "thread-a:r1", kind: "gmail-unsynced" },
    account: null,
  });
  expect(query).not.toHaveProperty("threadId");
  expect(query).not.toHaveProperty("account");
  expect(JSON.stringify(query)).not.toContain("Frame");
});

test("a conversation with a thousand people still fits into a request", () => {
  const to = Array.from({ length: 1000 }, (_, index) => person(`person.number.${index}@company.example`));
  const query = lookupQueryOf({ ...mail, messages: [{ id: "m1", from: null, to, expanded: true }] });
  expect(query.addresses?.length).toBeLessThanOrEqual(6_000);
  expect(query.addresses?.endsWith("company.example")).toBe(true);
});

test("an Outlook item is asked for as an email, and not taken for a conversation", () => {
  const thread = { id: "AAMkAGl0ZW0=", kind: "outlook-item" } as const;
  const query = lookupQueryOf({ ...mail, provider: "microsoft", thread });
  expect(query).toMatchObject({ provider: "microsoft", messageId: "AAMkAGl0ZW0=" });
  expect(query).not.toHaveProperty("threadId");
});
