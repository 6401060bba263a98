import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { controlArguments as ofGoogle } from "#sandbox/google/control/arguments.ts";
import { controlArguments as ofMicrosoft } from "#sandbox/microsoft/control/arguments.ts";
import { faultEffect } from "#sandbox/standIn/control/arguments.ts";
import type { Bench } from "./bench/bench.ts";
import { sharedBench } from "./bench/sharedBench.ts";
import { deathsOf } from "./scenario/deathStory.ts";
import { allHappenings } from "./scenario/randomScenario.ts";
import { openScenario } from "./scenario/scenario.ts";
import { gatherNotices } from "./scenario/worldHappenings.ts";

/** Operations that look, begin, end or measure, and so are no fault; `addFault` is drawn by endpoint below. */
const noFaults = [
  ...["accounts", "emails", "folders", "subscriptions", "ordinaryIds", "pushes", "faults", "now"],
  ...["requests", "counts", "resetRequests", "parseMail", "addAccount", "seed", "grant", "reply"],
  ...["addFault", "removeFault", "clearFaults", "setPushMode", "advance"],
];

/** The keys that sign notifications are kept for hours by a process: their failure is tested beside their reader. */
const keptByProcess = ["oauth.certs"];

let bench: Bench;
beforeAll(async () => {
  bench = await sharedBench();
});
afterAll(() => bench.close());

describe.each([
  ["Gmail", ofGoogle],
  ["Outlook", ofMicrosoft],
] as const)("what the stand-in of %s can make go wrong", (name, controlArguments) => {
  it("is drawn, every operation of it", async () => {
    const scenario = await openScenario(bench, bench.providers[name], `every fault of ${name}`, 20);
    const { control } = scenario.account;
    const drawn = new Set<string>();
    for (const [operation, work] of Object.entries(control))
      Object.assign(control, {
        [operation]: (...args: unknown[]) => {
          drawn.add(operation);
          return Reflect.apply(work, control, args);
        },
      });
    try {
      // Some find nothing to act on at first.
      for (let round = 0; round < 3; round++)
        for (const happening of allHappenings(scenario)) {
          await happening.run(scenario.random);
          await gatherNotices(scenario);
        }
    } finally {
      scenario.close();
    }
    expect([...drawn, ...noFaults]).toEqual(expect.arrayContaining(Object.keys(controlArguments)));
  });

  it("befalls every endpoint that the Worker calls, in every way that there is", async () => {
    const provider = bench.providers[name];
    const scenario = await openScenario(bench, provider, `every endpoint of ${name}`, 3);
    const { control, faults } = scenario.account;
    scenario.close();
    await control.resetRequests();
    await deathsOf(bench, provider);
    const called = Object.keys(await control.counts()).filter((one) => !keptByProcess.includes(one));
    expect(faults.map(({ endpoint }) => endpoint)).toEqual(expect.arrayContaining(called));
    const kinds = faults.flatMap(({ effects }) => effects.map(({ kind }) => kind));
    const offered = faultEffect.options.map(({ shape }) => shape.kind.value);
    expect(new Set(kinds)).toEqual(new Set(offered));
  });
});
