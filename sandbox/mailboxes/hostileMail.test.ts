import { expect, test } from "vitest";
import { hostileMail } from "./hostileMail.ts";

const until = Date.UTC(2026, 10, 23);
const all = hostileMail("ada@northwind.example", until);
const text = (name: string) =>
  Buffer.from(all.find((mail) => mail.name === name)!.email.raw).toString("latin1");

test("hostile mail has names of its own and the same bytes every time", () => {
  expect(all.length).toBeGreaterThanOrEqual(25);
  expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  for (const [index, { email }] of hostileMail("ada@northwind.example", until).entries()) {
    expect(Buffer.from(email.raw).equals(all[index]!.email.raw)).toBe(true);
  }
});

test("hostile mail is delivered in order and ends at the given time", () => {
  const times = all.map(({ email }) => email.receivedAt);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(times.at(-1)).toBe(until);
});

test("each case is as hostile as its name says", () => {
  expect(text("empty message")).toBe("");
  expect(text("500 recipients").match(/@/g)!.length).toBeGreaterThan(500);
  expect(text("null bytes")).toContain("\0");
  expect(text("8-bit headers").split("\r\n\r\n")[0]).toMatch(/[\x80-\xff]/);
  expect(text("huge body").length).toBeGreaterThan(5_000_000);
  expect(text("missing Message-ID")).not.toMatch(/message-id/i);
  const ids = ["duplicate Message-ID, first body", "duplicate Message-ID, other body"].map(
    (name) => /Message-ID: (.*)/.exec(text(name))?.[1],
  );
  expect(ids[0]).toBe(ids[1]);
  expect(text("multiparts nested 200 deep")).toContain('boundary="level-200"');
});
