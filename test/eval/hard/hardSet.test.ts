import { domainToASCII } from "node:url";
import { describe, expect, test } from "vitest";
import { parseAddresses } from "#worker/providers/mail/addresses.ts";
import type { HardEmail } from "./hardMail.ts";
import { hardSet } from "./hardSet.ts";
import { traps } from "./traps.ts";

const worlds = hardSet();
const emails = worlds.flatMap((world) => world.emails);
const participants = new Set(["From", "To", "Cc", "Bcc", "Reply-To", "Sender", "Delivered-To"]);

describe("the hard set", () => {
  test("holds enough emails, in enough languages, on every trap", () => {
    expect(emails.length).toBeGreaterThanOrEqual(300);
    expect(new Set(worlds.map(({ world }) => world.language)).size).toBeGreaterThanOrEqual(5);
  });

  test("names each email once, and says in one sentence what makes it hard", () => {
    expect(repeated(emails.map((email) => email.id))).toEqual([]);
    expect(repeated(emails.map((email) => email.why))).toEqual([]);
    for (const { id, why } of emails) expect(why, id).toMatch(/^[A-Z"].{20,}[.?]$/);
  });

  test("keeps a third apart, of every trap that has two", () => {
    const held = emails.filter((email) => email.isHeld);
    expect(held.length / emails.length).toBeCloseTo(1 / 3, 1);
    const heldTraps = new Set(held.map((email) => email.trap));
    for (const trap of traps)
      expect(heldTraps.has(trap), trap).toBe(emails.filter((email) => email.trap === trap).length > 1);
  });

  test("has emails that are filed, that are left to a person, and that are nobody's", () => {
    const count = (belongs: (email: HardEmail) => boolean) => emails.filter(belongs).length / emails.length;
    expect(count(({ truth }) => truth.hasEvidence && !truth.isAmbiguous)).toBeGreaterThan(0.3);
    expect(count(({ truth }) => truth.isAmbiguous)).toBeGreaterThan(0.1);
    expect(count(({ truth }) => truth.primary === null && !truth.isAmbiguous)).toBeGreaterThan(0.2);
  });
});

describe.each(worlds)("$world.name", ({ world, emails }) => {
  test("tells of businesses that it has", () => {
    const known = world.businesses.map((business) => business.id);
    expect(repeated(known)).toEqual([]);
    for (const { id, truth, byHand } of emails) {
      const named = [truth.primary ?? [], truth.others, byHand?.businessId ?? []].flat();
      expect(known, id).toEqual(expect.arrayContaining(named));
      expect(repeated([truth.primary ?? [], truth.others].flat()), id).toEqual([]);
    }
  });

  test("is in order of time, with ids of its own", () => {
    for (const [index, email] of emails.entries()) {
      expect(email.sentAt, email.id).toBeGreaterThanOrEqual(emails[index - 1]?.sentAt ?? 0);
      expect(email.id).toBe(`${world.name}-${String(index + 1).padStart(2, "0")}`);
    }
  });

  test("has whole headers, and valid addresses unless bad ones are the point", () => {
    for (const { id, trap, headers } of emails) {
      for (const name of ["From", "Date"])
        expect(headers.filter((one) => one.name === name).length, id).toBe(1);
      if (trap === "malformed-address") continue;
      for (const { name, value } of headers) {
        if (!participants.has(name)) continue;
        const addresses = parseAddresses([value]).map((one) => one.address);
        expect(addresses.length, `${id} ${name}: ${value}`).toBeGreaterThan(0);
        for (const address of addresses) expect(isValid(address), `${id} ${address}`).toBe(true);
      }
    }
  });

  test("takes each person for one of the organization or of one business", () => {
    const { organization, businesses, people = [] } = world;
    const entered = [organization.people, ...businesses.map((one) => one.contacts ?? []), people].flat();
    const addresses = entered.flatMap((one) =>
      [...one.matchAll(/<([^>]+)>/g)].map((found) => found[1] ?? ""),
    );
    expect(repeated(addresses)).toEqual([]);
    for (const address of addresses) expect(isValid(address), address).toBe(true);
    expect(repeated(businesses.flatMap((one) => one.domains ?? []))).toEqual([]);
  });
});

function isValid(address: string): boolean {
  const at = address.lastIndexOf("@");
  const domain = domainToASCII(address.slice(at + 1));
  return at > 0 && /^[^\s<>@]+$/u.test(address.slice(0, at)) && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(domain);
}

function repeated(values: string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}
