import type { Happening, Provider } from "../bench/account.ts";
import type { Bench } from "../bench/bench.ts";
import type { Death } from "../bench/invocation.ts";
import type { Waiting } from "../bench/queue.ts";
import { type Comparison, compare } from "./compare.ts";
import { mailHappenings, nextMail } from "./mailHappenings.ts";
import { personHappenings } from "./personHappenings.ts";
import { openScenario, type Scenario } from "./scenario.ts";
import { settingsHappenings } from "./settingsHappenings.ts";
import { settle } from "./settle.ts";
import { runMessage, runNotice, runTick } from "./workerRun.ts";
import { gatherNotices, worldHappenings } from "./worldHappenings.ts";

export interface Finished {
  comparison: Comparison;
  faults: number;
  trace: string[];
}

/** One scenario from its seed: a mailbox lives while everything around it fails, then all is calm, and is compared. */
export async function randomScenario(bench: Bench, provider: Provider, seed: string): Promise<Finished> {
  const scenario = await openScenario(bench, provider, seed, hashedSize(seed));
  const { random } = scenario;
  const chance = Math.random;
  // The Worker's own jitter, too, is part of what a seed repeats.
  Math.random = random.next;
  try {
    const happenings = allHappenings(scenario).map((happening) => [happening, happening.weight] as const);
    for (let step = random.int(12, 36); step > 0; step--) {
      const what = random.weighted([
        ["happening", 8],
        ["fault", 4],
        ["deliver", 8],
        ["tick", 4],
        ["time", 4],
      ] as const);
      if (what === "happening") {
        const happening = random.weighted(happenings);
        scenario.trace.push(`# ${happening.name}`);
        await happening.run(random);
        await gatherNotices(scenario);
      } else if (what === "fault") await placeFault(scenario);
      else if (what === "deliver") await deliverSome(scenario);
      else if (what === "tick") await runTick(scenario, death(scenario, 3));
      else
        scenario.ctx.clock.advance(random.pick([1_000, 20_000, 61_000, 5 * 60_000, 16 * 60_000, 3_600_000]));
    }
    await settle(scenario);
    return { comparison: await compare(scenario), faults: scenario.faults, trace: scenario.trace };
  } catch (error) {
    throw new Error(`${String(error)}\n${scenario.trace.join("\n")}`, { cause: error });
  } finally {
    Math.random = chance;
    scenario.close();
  }
}

/** All that can happen to a mailbox, by anybody. */
export function allHappenings(scenario: Scenario): Happening[] {
  return [
    ...mailHappenings(scenario),
    ...personHappenings(scenario),
    ...settingsHappenings(scenario),
    ...worldHappenings(scenario),
    ...scenario.account.happenings(() => nextMail(scenario)),
  ];
}

/** Small mailboxes mostly, some of several pages. */
function hashedSize(seed: string): number {
  const number = Number(/\d+$/.exec(seed)?.[0] ?? 0);
  return number % 10 === 9 ? 130 : 3 + (number % 7) * 5;
}

async function placeFault(scenario: Scenario): Promise<void> {
  const { random, account } = scenario;
  const plan = random.pick(account.faults);
  const effect = random.pick(plan.effects);
  const drawn = random.weighted([
    [1, 6],
    [2, 2],
    [6, 1],
  ] as const);
  const isDenial = effect.kind === "status" && [400, 404].includes(effect.status);
  // Denied again and again, a folder is not there: that is no fault but Graph's word.
  const count = isDenial && plan.endpoint === "graph.mailFolders.get" ? Math.min(drawn, 2) : drawn;
  scenario.faults += 1;
  if (effect.kind === "status" && effect.status === 404 && /messages\.get$/.test(plan.endpoint))
    scenario.isMisled = true;
  scenario.trace.push(`# fault ${plan.endpoint} ${JSON.stringify(effect)} × ${count}`);
  await account.control.addFault({ match: { endpoint: plan.endpoint }, effect, count });
}

/** The queue at its worst: what is due comes in any order, twice, much later, or never. */
async function deliverSome(scenario: Scenario): Promise<void> {
  const { random, queue, ctx } = scenario;
  for (const one of random.shuffled(queue.takeDue(ctx.clock.now()))) {
    const fate = random.weighted([
      ["once", 12],
      ["twice", 2],
      ["at once twice", 2],
      ["later", 2],
      // What the schedule makes good; other work is lost with nobody who would ask for it again.
      ["never", ["slice", "push"].includes(one.message.type) ? 1 : 0],
    ] as const);
    if (fate !== "once") {
      scenario.faults += 1;
      scenario.trace.push(`# ${one.message.type} comes ${fate}`);
    }
    await meet(scenario, one, fate);
  }
  await bringNotices(scenario);
}

/** Notifications come in any order, twice, much later, or never. */
async function bringNotices(scenario: Scenario): Promise<void> {
  const { random, ctx } = scenario;
  const now = ctx.clock.now();
  const due = scenario.notices.filter(({ dueAt }) => dueAt <= now);
  scenario.notices = scenario.notices.filter(({ dueAt }) => dueAt > now);
  for (const one of random.shuffled(due)) {
    const fate = random.weighted([
      ["once", 12],
      ["twice", 2],
      ["later", 3],
      ["never", 3],
    ] as const);
    if (fate !== "once") {
      scenario.faults += 1;
      scenario.trace.push(`# a notification comes ${fate}`);
    }
    if (fate === "later") scenario.notices.push({ ...one, dueAt: now + random.int(1, 1_800) * 1000 });
    if (fate === "once" || fate === "twice") await runNotice(scenario, one, death(scenario, 4));
    if (fate === "twice") await runNotice(scenario, one);
  }
}

async function meet(
  scenario: Scenario,
  one: Waiting,
  fate: "once" | "twice" | "at once twice" | "later" | "never",
): Promise<void> {
  const { random, queue } = scenario;
  if (fate === "once") await runMessage(scenario, one, death(scenario, 12));
  if (fate === "later") queue.waiting.push({ ...one, dueAt: one.dueAt + random.int(1, 7_200) * 1000 });
  if (fate === "twice") {
    await runMessage(scenario, one, death(scenario, 12));
    await runMessage(scenario, one);
  }
  if (fate === "at once twice")
    await Promise.all([runMessage(scenario, one, death(scenario, 12)), runMessage(scenario, one)]);
}

/** One invocation in five dies somewhere in its first calls, and now and then nowhere. */
function death(scenario: Scenario, calls: number): Death | null {
  const { random } = scenario;
  if (!random.chance(0.2)) return null;
  scenario.faults += 1;
  return { point: random.int(0, calls), moment: random.pick(["before", "after"]) };
}
