import { expect, test } from "vitest";
import { organizationName } from "./organizationName.ts";

test.each([
  ["ada@northwind.example", "Ada Lovelace", "Northwind"],
  ["ada@mail.blue-river.co.uk", "Ada Lovelace", "Blue River"],
  ["ada@gmail.com", "Ada Lovelace", "Ada Lovelace"],
  ["ada@googlemail.com", "", "ada"],
  ["ada@localhost", "Ada Lovelace", "Ada Lovelace"],
])("the organization of %s is named for the company, or for the person", (email, person, name) => {
  expect(organizationName(email, person)).toBe(name);
});
