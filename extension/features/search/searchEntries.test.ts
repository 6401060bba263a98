import { expect, test } from "vitest";
import type { Business, Contact } from "#shared/business.ts";
import type { TimelineItem } from "#shared/timeline.ts";
import { timelineItem } from "../timeline/timelineItem.sample.ts";
import { searchSections, targetOf } from "./searchEntries.ts";

const orbis = business("orbis", "Orbis Logistics");
const keller = business("keller", "Keller Brokers");
const ana: Contact = {
  id: "ana",
  name: "Ana Ruiz",
  business: null,
  addresses: [],
  lastEmailAt: 0,
  createdAt: 0,
};
const none = { items: [], isAnswered: true };

test("without a word there is all one's own mail, then every business", () => {
  const sections = searchSections({
    query: " ",
    businesses: { items: [orbis, keller], isAnswered: true },
    people: { items: [ana], isAnswered: true },
    emails: { items: [email("contract")], isAnswered: true },
  });
  expect(keys(sections)).toEqual(["businesses: mine orbis keller"]);
});

test("a word finds businesses, people and emails, and the way to all the emails", () => {
  const sections = searchSections({
    query: "or",
    businesses: { items: [orbis], isAnswered: true },
    people: { items: [ana], isAnswered: true },
    emails: { items: [email("contract")], isAnswered: true },
  });
  expect(keys(sections)).toEqual(["businesses: orbis", "people: ana", "emails: contract emails"]);
  expect(sections.flatMap(({ items }) => items.map(targetOf))).toEqual([
    { kind: "business", businessId: "orbis" },
    { kind: "contact", contactId: "ana" },
    { kind: "email", emailId: "contract" },
    { kind: "emails", q: "or" },
  ]);
});

test("while the answer is on its way, Enter opens nothing that an earlier word found", () => {
  const sections = searchSections({
    query: "kel",
    businesses: { items: [orbis, keller], isAnswered: false },
    people: { items: [ana], isAnswered: false },
    emails: { items: [email("contract")], isAnswered: false },
  });
  expect(keys(sections)).toEqual(["businesses: keller", "emails: contract emails"]);
  const [old] = sections[1]?.items ?? [];
  expect(old && targetOf(old)).toBeNull();
});

test("what is not found has no section", () => {
  expect(searchSections({ query: "x", businesses: none, people: none, emails: none })).toEqual([]);
});

test("one kind does not push the others out of sight", () => {
  const many = Array.from({ length: 50 }, (_, at) => business(`b${at}`, `Orbis ${at}`));
  const [businesses] = searchSections({
    query: "orbis",
    businesses: { items: many, isAnswered: true },
    people: none,
    emails: none,
  });
  expect(businesses?.items).toHaveLength(5);
});

function keys(sections: ReturnType<typeof searchSections>): string[] {
  return sections.map(({ kind, items }) => `${kind}: ${items.map(({ key }) => key).join(" ")}`);
}

function business(id: string, name: string): Business {
  return {
    id,
    name,
    notes: "",
    domains: [],
    identifiers: [],
    contactCount: 0,
    emailCount: 1,
    lastEmailAt: 1,
    createdAt: 0,
  };
}

function email(id: string): TimelineItem {
  return timelineItem({ id });
}
