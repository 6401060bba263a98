import type { Context } from "#worker/context.ts";
import { databaseFor } from "#worker/db/client.ts";
import { recordDeadLetter } from "#worker/deadLetters.ts";
import { handleMessage } from "#worker/handleMessage.ts";
import { createApp } from "#worker/http/app.ts";
import { tick } from "#worker/tick.ts";
import { type Death, type Invocation, invocation, withFaultPoints } from "../bench/invocation.ts";
import type { Waiting } from "../bench/queue.ts";
import { wholeAnswer } from "../bench/wholeAnswer.ts";
import type { Scenario, WaitingNotice } from "./scenario.ts";

/** How an invocation of the Worker ended. */
export interface Ended {
  points: readonly string[];
  outcome: "ended" | "threw" | "died";
}

/** The cron, once. */
export function runTick(scenario: Scenario, death: Death | null = null): Promise<Ended> {
  return run(scenario, "tick", death, tick);
}

/** One delivery of a message. What the Worker does not acknowledge comes again, and in the end as a dead letter. */
export async function runMessage(
  scenario: Scenario,
  one: Waiting,
  death: Death | null = null,
): Promise<Ended> {
  const { message, isDead = false } = one;
  const ended = await run(scenario, isDead ? "dead letter" : message.type, death, (ctx) =>
    isDead ? recordDeadLetter(ctx, message) : handleMessage(ctx, message),
  );
  if (ended.outcome !== "ended") scenario.queue.retry(one, scenario.ctx.clock.now());
  return ended;
}

/** One call of a provider at the webhooks. What is not acknowledged is called again, a number of times. */
export async function runNotice(
  scenario: Scenario,
  one: WaitingNotice,
  death: Death | null = null,
): Promise<Ended> {
  const { path, headers, body } = one.notice;
  const ended = await run(scenario, path, death, async (ctx) => {
    // The issuer's keys are kept as long as the process lives: reading them is nothing that a seed could repeat.
    const calling = { ...ctx, fetch: scenario.ctx.fetch };
    const url = new URL(path, ctx.config.PUBLIC_URL);
    const answer = await createApp(() => calling).fetch(new Request(url, { method: "POST", headers, body }));
    if (answer.status >= 300) throw new Error(`The webhook answered ${answer.status}.`);
  });
  if (ended.outcome !== "ended" && one.attempts < 4)
    scenario.notices.push({ ...one, attempts: one.attempts + 1, dueAt: scenario.ctx.clock.now() + 10_000 });
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
function contextOf(scenario: Scenario, one: Invocation): Context {
  const { ctx } = scenario;
  const { clock } = ctx;
  const database: typeof fetch = async (input, init) => {
    if (clock.now() < scenario.databaseAwayUntil) throw new TypeError("The database does not answer.");
    return wholeAnswer(input, init);
  };
  const calling: typeof fetch = async (input, init) => {
    const request = new Request(input, init);
    return scenario.onTheWay({ url: request.url, method: request.method }, await wholeAnswer(request));
  };
  const db = databaseFor(ctx.config, null, one.port("database", database));
  const skewed = { now: () => clock.now() + scenario.clockIsOff, wait: clock.wait };
  return withFaultPoints({ ...ctx, db, fetch: calling, clock: skewed }, one);
}
