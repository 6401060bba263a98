import { expect, test } from "vitest";
import { proposedName } from "./proposedBusiness.ts";

test.each([
  ["orbis-logistics.example", "Orbis Logistics"],
  ["juno.co.uk", "Juno"],
  ["3m.com", "3m"],
  ["a--b_c.com", "A B C"],
  ["xn--bcher-kva.example", "xn--bcher-kva.example"],
  ["localhost", "localhost"],
])("A business that is only known as %s is proposed as %s", (domain, name) => {
  expect(proposedName(domain)).toBe(name);
});
