import { expect, test } from "vitest";
import type { OpenMail } from "#shared/openMail.ts";
import { sameMail } from "./sameMail.ts";

const mail = (expanded: boolean, id = "18c0ffee00000001"): OpenMail => ({
  provider: "google",
  account: "ada@northwind.example",
  thread: { id, kind: "gmail-thread" },
  rung: "subject-legacy",
  messages: [{ id, from: null, to: [], expanded }],
  subject: "Storage contract",
});

test("a message that was unfolded changes nothing in the drawer", () => {
  const known = mail(false);
  expect(sameMail(known, mail(true))).toBe(known);
});

test("another conversation, one that arrived and none at all are news", () => {
  const known = mail(false);
  const other = mail(false, "18c0ffee00000002");
  expect(sameMail(known, other)).toBe(other);
  expect(sameMail(null, other)).toBe(other);
  expect(sameMail(known, null)).toBeNull();
  const longer = { ...known, messages: [...known.messages, ...other.messages] };
  expect(sameMail(known, longer)).toBe(longer);
});
