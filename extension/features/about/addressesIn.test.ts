import { expect, test } from "vitest";
import { addressesIn } from "./addressesIn.ts";
import { domainObjection } from "./domainObjection.ts";

test("addresses are found in lines, lists and what was copied from a mail, each once", () => {
  expect(addressesIn("ana@orbis.example\nluis@orbis.example, ana@orbis.example")).toEqual([
    "ana@orbis.example",
    "luis@orbis.example",
  ]);
  expect(addressesIn("Ana Ruiz <ana@orbis.example>; ")).toEqual(["ana@orbis.example"]);
  expect(addressesIn("")).toEqual([]);
});

test("a domain of free mail or one that imitates another can be passed, one that is taken cannot", () => {
  expect(domainObjection("free_mail_domain")).toEqual({ isPassable: true });
  expect(domainObjection("lookalike_domain")).toEqual({ isPassable: true });
  expect(domainObjection("domain_taken")).toEqual({ isPassable: false });
  expect(domainObjection("offline")).toBeNull();
});
