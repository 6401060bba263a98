import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Bench, openBench } from "./bench/bench.ts";
import { sharedBench } from "./bench/sharedBench.ts";
import { deathsOf, dieAt } from "./scenario/deathStory.ts";
import { randomScenario } from "./scenario/randomScenario.ts";

// The short form of `npm run test:faults`: the same scenarios, a few of each.

/** Other seeds are the whole run's. */
const seed = 1;
const names = ["Gmail", "Outlook"] as const;
let bench: Bench;

beforeAll(async () => {
  bench = await sharedBench();
});

afterAll(() => bench.close());

describe.each(names)("a mailbox of %s", (name) => {
  it.each([0, 4, 9])(
    "comes through random faults, deaths and messages, %i",
    {
      timeout: 30_000,
    },
    async (number) => {
      const { comparison } = await randomScenario(bench, bench.providers[name], `${seed}-${name}-${number}`);
      expect(comparison.wrongs).toEqual([]);
    },
  );

  it("comes through deaths of the Worker all over its story", { timeout: 60_000 }, async () => {
    const deaths = await deathsOf(bench, bench.providers[name]);
    // Each call of the story is the whole run's; here every so often one.
    for (const death of deaths.filter((_, number) => number % 149 === 0)) {
      const { comparison } = await dieAt(bench, bench.providers[name], death);
      expect([death, comparison.wrongs]).toEqual([death, []]);
    }
  });

  it("lives the same life twice from the same seed", { timeout: 30_000 }, async () => {
    const live = async () => {
      const own = await openBench({ ...bench.databases, close: async () => undefined });
      try {
        return (await randomScenario(own, own.providers[name], `${seed}-${name}-3`)).trace;
      } finally {
        await own.close();
      }
    };
    expect(await live()).toEqual(await live());
  });
});
