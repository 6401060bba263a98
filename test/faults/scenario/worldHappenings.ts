import type { Happening } from "../bench/account.ts";
import type { Scenario } from "./scenario.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

/** What befalls the machines and the ways between them. */
export function worldHappenings(scenario: Scenario): Happening[] {
  const { account, ctx } = scenario;
  const { control } = account;
  return [
    {
      name: "no database answers",
      weight: 2,
      async run(random) {
        scenario.faults += 1;
        scenario.databaseAwayUntil = ctx.clock.now() + random.int(1, 10) * minute;
      },
    },
    {
      name: "the clock jumps",
      weight: 2,
      async run(random) {
        scenario.faults += 1;
        ctx.clock.advance(random.pick([-10 * minute, -minute, 6 * hour, 26 * hour, 80 * hour]));
      },
    },
    {
      name: "a machine's clock is off",
      weight: 2,
      async run(random) {
        scenario.faults += 1;
        scenario.clockIsOff = random.pick([-90, -20, 0, 30, 90]) * second;
      },
    },
    {
      name: "notifications vanish",
      weight: 1,
      async run(random) {
        scenario.faults += 1;
        await control.dropPushes(random.int(1, 4));
      },
    },
    {
      name: "notifications leave twice",
      weight: 1,
      async run(random) {
        scenario.faults += 1;
        await control.duplicatePushes(random.int(1, 4));
      },
    },
  ];
}

/** Takes in what the provider has to tell, for later rounds to bring to the Worker. */
export async function gatherNotices({ account, bench, notices, random, ctx }: Scenario): Promise<void> {
  await account.control.releasePushes(random.pick(["oldest-first", "newest-first"]));
  for (const notice of bench.webhooks?.take() ?? [])
    notices.push({ notice, dueAt: ctx.clock.now(), attempts: 0 });
}
