import { expect, test } from "vitest";
import { recentReason } from "#shared/recentReason.ts";
import { pickerOptions } from "./pickerOptions.ts";

const orbis = { id: "b1", name: "Orbis Logistics", domain: "orbis.example" };
const keller = { id: "b2", name: "Keller Brokers", domain: null };
const nothing = {
  query: "",
  suggestions: [],
  proposed: null,
  found: [],
  isAnswered: true,
  present: new Set<string>(),
};

test("what fits the mail comes first, and nothing comes twice", () => {
  const options = pickerOptions({
    ...nothing,
    suggestions: [{ business: keller, reason: "Jonas is a contact" }],
    found: [orbis, keller],
  });
  expect(options.map((option) => option.key)).toEqual(["b2", "b1"]);
});

test("a business that the email is filed under already is not offered", () => {
  expect(pickerOptions({ ...nothing, found: [orbis, keller], present: new Set(["b1"]) })).toMatchObject([
    { key: "b2" },
  ]);
});

test("a typed name can be created with the domain of the mail, or without one", () => {
  const proposed = { name: "Acme", domain: "acme.example" };
  expect(pickerOptions({ ...nothing, query: " Acme  Ltd ", proposed })).toMatchObject([
    { kind: "create", name: "Acme Ltd", domain: "acme.example" },
    { kind: "create", name: "Acme Ltd", domain: null },
  ]);
});

test("a name that exists is not offered for creation, whatever its case", () => {
  const options = pickerOptions({ ...nothing, query: "orbis logistics", found: [orbis] });
  expect(options).toMatchObject([{ kind: "business", key: "b1" }]);
});

test("before anything is typed, the business that the mail suggests is one key away", () => {
  const proposed = { name: "Acme", domain: "acme.example" };
  expect(pickerOptions({ ...nothing, proposed, found: [orbis] })[0]).toMatchObject({
    kind: "create",
    name: "Acme",
  });
});

test("until the answer to what is typed is there, nothing else can be picked, and nothing created", () => {
  const typed = { ...nothing, found: [orbis, keller], isAnswered: false };
  expect(pickerOptions({ ...typed, query: "Halden Timber" })).toEqual([]);
  expect(pickerOptions({ ...typed, query: "orb" })).toMatchObject([{ key: "b1" }]);
});

test("a business of late comes after the one that the mail suggests to create", () => {
  const proposed = { name: "Acme", domain: "acme.example" };
  const suggestions = [{ business: orbis, reason: recentReason }];
  expect(pickerOptions({ ...nothing, suggestions, proposed })).toMatchObject([
    { kind: "create" },
    { key: "b1" },
  ]);
});
