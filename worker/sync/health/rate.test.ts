import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Quota } from "../../providers/mailProvider.ts";
import { allowanceOf, freshRate, nextRate, type Rate } from "./rate.ts";

const gmail: Quota = { unitsPerMinute: 6_000, perPage: 5, perEmail: 20, perListed: 20 };
const start = 1_000_000;
const spend = (rate: Rate, units: number, now = start) =>
  nextRate(rate, { type: "spent", units }, gmail, now);
const refuse = (rate: Rate, now = start) => nextRate(rate, { type: "refused" }, gmail, now);
const known: Rate = { ...freshRate, ceiling: 6_000, minuteAt: start };

describe("what a backfill may use", () => {
  it("has no bound before the provider has refused anything", () => {
    expect(allowanceOf(spend(freshRate, 100_000), 20, start).units).toBe(Number.POSITIVE_INFINITY);
  });

  it("leaves three tenths of a minute to live traffic, until three quarters of it are over", () => {
    expect(allowanceOf(known, 20, start)).toEqual({ units: 4_200, moreAt: start });
    const used = spend(known, 4_200, start + 1);
    expect(allowanceOf(used, 20, start + 1)).toEqual({ units: 0, moreAt: start + 45_000 });
    expect(allowanceOf(used, 20, start + 45_000)).toEqual({ units: 1_800, moreAt: start + 45_000 });
  });

  it("waits for the next minute where live traffic has used the rest", () => {
    const used = spend(known, 5_990, start + 1);
    expect(allowanceOf(used, 20, start + 1)).toEqual({ units: 0, moreAt: start + 61_000 });
    expect(allowanceOf(used, 20, start + 61_000).units).toBe(4_200);
  });

  it("is never less than what is worth asking for", () => {
    expect(allowanceOf(spend(known, 4_190, start), 25, start).units).toBe(0);
  });

  it("does not wait for a minute ahead of a clock that was put back", () => {
    expect(allowanceOf({ ...known, minuteAt: start + 3_600_000, spent: 6_000 }, 20, start).units).toBe(4_200);
  });
});

describe("a refusal for rate", () => {
  it("teaches what the minute has let through", () => {
    const refused = refuse(spend(freshRate, 5_980));
    expect(refused.ceiling).toBe(5_980);
    expect(allowanceOf(refused, 20, start)).toEqual({ units: 0, moreAt: start + 61_000 });
  });

  it("that comes early takes the rate down by three tenths, and no further than a floor", () => {
    expect(refuse(freshRate).ceiling).toBe(4_200);
    let rate = freshRate;
    for (let minutes = 0; minutes < 50; minutes++) rate = refuse(rate, start + minutes * 61_000);
    expect(rate.ceiling).toBe(300);
  });

  it("is followed by a slow rise, once a quarter of an hour has gone by and only while the rate is used", () => {
    let rate = refuse(spend(freshRate, 5_000));
    const full = (minutes: number) => {
      const now = start + minutes * 61_000;
      rate = spend(rate, 1, now);
      rate = spend(rate, (rate.ceiling ?? 0) - 1, now);
      return rate.ceiling;
    };
    expect(full(1)).toBe(5_000);
    expect(full(14)).toBe(5_000);
    expect(full(16)).toBe(5_300);
    expect(full(17)).toBe(5_600);
    rate = spend(rate, 10, start + 18 * 61_000);
    expect(spend(rate, 10, start + 19 * 61_000).ceiling).toBe(rate.ceiling);
  });
});

it("never allows more in a minute than its ceiling, and always says when there is more, whatever happens", () => {
  const steps = fc.array(
    fc.record({
      wait: fc.integer({ min: 0, max: 70_000 }),
      asked: fc.integer({ min: 1, max: 9_000 }),
      isRefused: fc.boolean(),
    }),
    { maxLength: 60 },
  );
  fc.assert(
    fc.property(steps, (all) => {
      let rate: Rate = { ...freshRate, ceiling: 6_000 };
      let now = start;
      for (const { wait, asked, isRefused } of all) {
        now += wait;
        const allowance = allowanceOf(rate, 25, now);
        if (allowance.units > 0) {
          const before = rate.minuteAt;
          rate = spend(rate, Math.min(asked, allowance.units), now);
          const inSameMinute = rate.minuteAt === before;
          if (inSameMinute) expect(rate.spent).toBeLessThanOrEqual(rate.ceiling ?? 0);
        } else {
          expect(allowance.moreAt).toBeGreaterThan(now);
          expect(allowance.moreAt).toBeLessThanOrEqual(now + 61_000);
          expect(allowanceOf(rate, 25, allowance.moreAt).units).toBeGreaterThanOrEqual(25);
        }
        if (isRefused) rate = refuse(rate, now);
        expect(rate.ceiling).toBeGreaterThanOrEqual(300);
        expect(rate.ceiling).toBeLessThanOrEqual(60_000);
      }
    }),
  );
});
