import { describe, expect, it } from "vitest";
import { quotaOf } from "../../providers/quotaOf.ts";
import { freshRate } from "./rate.ts";
import { timeLeft } from "./timeLeft.ts";

const reading = { status: "backfilling" as const, estimated: 10_000, listed: 4_000, rate: null };
const minutes = (ms: number | null) => (ms === null ? null : Math.round(ms / 60_000));

describe("the time that the first reading still takes", () => {
  it("follows from the provider's quota: 300 emails a minute at Gmail", () => {
    expect(minutes(timeLeft(reading, quotaOf("google")))).toBe(20);
    expect(minutes(timeLeft(reading, quotaOf("microsoft")))).toBeLessThan(5);
  });

  it("follows what refusals have taught", () => {
    const rate = { ...freshRate, ceiling: 3_000 };
    expect(minutes(timeLeft({ ...reading, rate }, quotaOf("google")))).toBe(40);
  });

  it("is nothing where the estimate was short, and unknown where there is none or all is read", () => {
    expect(timeLeft({ ...reading, listed: 11_000 }, quotaOf("google"))).toBe(0);
    expect(timeLeft({ ...reading, estimated: null }, quotaOf("google"))).toBeNull();
    expect(timeLeft({ ...reading, status: "live" }, quotaOf("google"))).toBeNull();
  });
});
