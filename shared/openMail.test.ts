import { expect, test } from "vitest";
import { type OpenMail, openMailSchema } from "./openMail.ts";

const mail: OpenMail = {
  provider: "google",
  account: "ada@northwind.example",
  thread: { id: "19eb8aa93d8ff18f", kind: "gmail-thread" },
  messages: [{ id: null, from: null, to: [], expanded: false }],
  subject: null,
  rung: "subject-legacy",
};

test("what a reader tells passes as it is", () => {
  expect(openMailSchema.parse(mail)).toEqual(mail);
});

test.each([
  ["another provider", { provider: "yahoo" }],
  ["an empty account", { account: "" }],
  ["a thread of an unknown kind", { thread: { id: "1", kind: "label" } }],
  ["an over-long subject", { subject: "x".repeat(10_001) }],
  ["more messages than a conversation can have", { messages: Array(1_001).fill(mail.messages[0]) }],
  ["a sender that is no address", { messages: [{ ...mail.messages[0], from: "ada" }] }],
])("a message from a page with %s is refused", (_, change) => {
  expect(openMailSchema.safeParse({ ...mail, ...change }).success).toBe(false);
});
