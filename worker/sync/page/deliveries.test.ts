import { expect, it } from "vitest";
import { normalizedEmail } from "#test/factory/normalizedEmail.ts";
import { deliveriesAfter, learnedAddresses } from "./deliveries.ts";
import { directionOf } from "./direction.ts";
import { toOwnAddresses } from "./ownAddresses.ts";

const own = toOwnAddresses([{ email: "ada@northwind.example" }], []);
const alias = "hello@ada.example";
const mail = (values: Parameters<typeof normalizedEmail>[0] = {}) =>
  normalizedEmail({ deliveredTo: [alias], ...values });
const learn = (emails: ReturnType<typeof mail>[], kind: "google" | "microsoft" = "google") =>
  learnedAddresses(deliveriesAfter({}, emails, kind, own));

it("an alias that nobody declared is learned from three deliveries, and its mail is then our own", () => {
  expect(learn([mail(), mail()])).toEqual([]);
  const learned = learn([mail(), mail(), mail()]);
  expect(learned).toEqual([alias]);
  const sent = mail({
    from: { name: "Ada", address: alias },
    to: [{ name: "", address: "ana@orbis.example" }],
  });
  expect(directionOf(sent, own)).toBe("inbound");
  expect(directionOf(sent, toOwnAddresses([{ email: "ada@northwind.example" }], [], learned))).toBe(
    "outbound",
  );
});

it("an alias says nothing about others at its domain", () => {
  const known = toOwnAddresses([{ email: "ada@northwind.example" }], [], [alias]);
  expect(directionOf(mail({ from: { name: "", address: "other@ada.example" } }), known)).toBe("inbound");
});

it("is not learned from lists and machines, from what was sent, from below the top, nor where a sender could write it", () => {
  const three = (values: Parameters<typeof mail>[0]) => [mail(values), mail(values), mail(values)];
  expect(learn(three({ isAutomated: true }))).toEqual([]);
  expect(learn(three({ isSent: true }))).toEqual([]);
  expect(learn(three({ deliveredTo: ["ada@northwind.example", alias] }))).toEqual([]);
  expect(learn(three({}), "microsoft")).toEqual([]);
});

it("is bounded, and nothing is written where nothing is new", () => {
  const many = Array.from({ length: 60 }, (_, n) => mail({ deliveredTo: [`a${n}@x.example`] }));
  const counted = deliveriesAfter({}, many, "google", own);
  expect(Object.keys(counted)).toHaveLength(20);
  const known = { [alias]: 3 };
  expect(deliveriesAfter(known, [mail()], "google", own)).toBe(known);
});
