import { expect, test } from "vitest";
import { generateWorld } from "./world.ts";

const until = Date.UTC(2026, 10, 23);

test("a world is the same for the same seed", () => {
  expect(generateWorld({ seed: 3, until })).toEqual(generateWorld({ seed: 3, until }));
  expect(generateWorld({ seed: 4, until })).not.toEqual(generateWorld({ seed: 3, until }));
});

test("three hundred businesses have their own names, domains and addresses", () => {
  const { businesses } = generateWorld({ seed: 1, businesses: 300, until });
  expect(businesses).toHaveLength(300);
  const domains = businesses.flatMap((business) => business.domains);
  const addresses = businesses.flatMap(({ people }) =>
    people.flatMap((person) => [person.address, ...person.otherAddresses]),
  );
  for (const list of [businesses.map(({ name }) => name), domains, addresses])
    expect(new Set(list).size).toBe(list.length);
  for (const domain of domains) expect(domain).toMatch(/^[a-z0-9.-]+\.example$/);
  for (const address of addresses) expect(address).toMatch(/^[a-z0-9.-]+@[a-z0-9.-]+$/);
});

test("every world has Northwind's people, Orbis Logistics and Keller Brokers", () => {
  const { organization, businesses } = generateWorld({ seed: 99, businesses: 2, until });
  expect(organization.people.map(({ firstName }) => firstName)).toEqual(
    expect.arrayContaining(["Ada", "Ben", "Sam"]),
  );
  const people = businesses.map(({ name, people }) => [name, people.map((person) => person.name)]);
  expect(people).toEqual([
    ["Orbis Logistics", ["Ana Ruiz", "Luis Prado", "Inés Valverde"]],
    ["Keller Brokers", ["Jonas Keller"]],
  ]);
});

test("a world spans industries, countries and languages", () => {
  const { businesses } = generateWorld({ seed: 1, until });
  expect(new Set(businesses.map(({ industry }) => industry)).size).toBeGreaterThan(6);
  expect(new Set(businesses.map(({ language }) => language)).size).toBeGreaterThan(4);
});
