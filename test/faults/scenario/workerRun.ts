import type { Context } from "#worker/context.ts";
import { databaseFor } from "#worker/db/client.ts";
import { handleMessage } from "#worker/handleMessage.ts";
import { tick } from "#worker/tick.ts";
import { type Death, type Invocation, invocation, withFaultPoints } from "../bench/invocation.ts";
import type { Waiting } from "../bench/queue.ts";
import { wholeAnswer } from "../bench/wholeAnswer.ts";
import type { Scenario } from "./scenario.ts";

/** How an invocation of the Worker ended. */
export interface Ended {
  points: readonly string[];
  outcome: "ended" | "threw" | "died";
}

/** The cron, once. */
export function runTick(scenario: Scenario, death: Death | null = null): Promise<Ended> {
  return run(scenario, "tick", death, tick);
}

/** One delivery of a message. What the Worker does not acknowledge comes again. */
export async function runMessage(
  scenario: Scenario,
  one: Waiting,
  death: Death | null = null,
): Promise<Ended> {
  const ended = await run(scenario, one.message.type, death, (ctx) => handleMessage(ctx, one.message));
  if (ended.outcome !== "ended") scenario.queue.retry(one, scenario.ctx.clock.now());
  return ended;
}

async function run(
  scenario: Scenario,
  name: string,
  death: Death | null,
  work: (ctx: Context) => Promise<void>,
): Promise<Ended> {
  const one = invocation(scenario.gate, death);
  const ctx = contextOf(scenario, one);
  let outcome: Ended["outcome"] = "ended";
  try {
    await work(ctx);
  } catch {
    // The queue delivers again what threw, whatever it threw.
    outcome = "threw";
  } finally {
    ctx.db.$client.close();
  }
  if (one.isDead) outcome = "died";
  scenario.trace.push(`${name} ${outcome}: ${one.points.join(" ")}`);
  return { points: one.points, outcome };
}

/** As the Worker makes it for each invocation, with every port a fault point. */
function contextOf({ ctx }: Scenario, one: Invocation): Context {
  const db = databaseFor(ctx.config, null, one.port("database", wholeAnswer));
  return withFaultPoints({ ...ctx, db, fetch: wholeAnswer }, one);
}
