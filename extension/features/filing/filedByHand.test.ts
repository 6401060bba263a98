import { expect, test } from "vitest";
import type { AssociationView } from "#shared/association.ts";
import type { LookupAnswer } from "#shared/lookup.ts";
import { filedByHand } from "./filedByHand.ts";
import { chosen, type Said, seenUntil } from "./said.ts";

const orbis = { id: "b1", name: "Orbis Logistics", domain: "orbis.example" };
const keller = { id: "b2", name: "Keller Brokers", domain: null };

function filing(business: typeof orbis | typeof keller, isPrimary: boolean): AssociationView {
  return {
    ...{ business, contact: null, isPrimary, role: null, source: "domain", confidence: 0.9 },
    ...{ evidence: [], decidedBy: null, decidedAt: 7 },
  };
}

const answer = (associations: AssociationView[]): LookupAnswer => ({
  ...{ state: "found", emailProviderId: "p", accountEmail: "ada@northwind.example", emailId: "e" },
  ...{ conversationId: "c", threadCount: 1, associations, people: [], contactCount: 3, emailCount: 9 },
  ...{ suggestions: [{ business: keller, reason: "" }], proposed: null, timeline: [] },
});

function placesAfter(before: AssociationView[], said: Said) {
  return filedByHand(answer(before), said, 8).associations.map(
    ({ business, isPrimary }) => `${business?.name}${isPrimary ? " first" : ""}`,
  );
}

const here = (beside?: "primary" | "further"): Said => ({
  ...{ isHere: true, option: chosen(keller), scope: "thread" },
  ...(beside === undefined ? {} : { beside }),
});

test("filed elsewhere, an email leaves its main business and keeps the others", () => {
  expect(placesAfter([filing(orbis, true)], here())).toEqual(["Keller Brokers first"]);
});

test("a further business stands behind the main one, and can take its place", () => {
  expect(placesAfter([filing(orbis, true)], here("further"))).toEqual([
    "Orbis Logistics first",
    "Keller Brokers",
  ]);
  expect(placesAfter([filing(orbis, true), filing(keller, false)], here("primary"))).toEqual([
    "Keller Brokers first",
    "Orbis Logistics",
  ]);
});

test("a further business of an email that is with none is its main one", () => {
  expect(placesAfter([], here("further"))).toEqual(["Keller Brokers first"]);
});

test("taken out of its main business an email stays with the other; out of the last, it is not filed", () => {
  const notOrbis: Said = { isHere: false, business: orbis, scope: "thread" };
  expect(placesAfter([filing(orbis, true), filing(keller, false)], notOrbis)).toEqual([
    "Keller Brokers first",
  ]);
  const after = filedByHand(answer([filing(orbis, true)]), notOrbis, 8);
  expect(after).toMatchObject({ associations: [], emailCount: 0, suggestions: [{ business: keller }] });
});

test("what was decided up to the newest filing on screen was seen", () => {
  expect(seenUntil([])).toBe(0);
  expect(seenUntil([filing(orbis, true), { ...filing(keller, false), decidedAt: 12 }])).toBe(12);
});
