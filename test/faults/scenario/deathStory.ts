import type { Provider } from "../bench/account.ts";
import type { Bench } from "../bench/bench.ts";
import type { Death } from "../bench/invocation.ts";
import { smallMail } from "../bench/mail.ts";
import { compare } from "./compare.ts";
import type { Finished } from "./randomScenario.ts";
import { openScenario, type Scenario } from "./scenario.ts";
import { settle } from "./settle.ts";
import { type Ended, runMessage, runTick } from "./workerRun.ts";

/** A call of the story: which invocation, and its place among the calls of that invocation. */
export interface StoryPoint extends Death {
  invocation: number;
  name: string;
}

/** What happens to a mailbox between two rounds of work: each chapter takes the Worker another way. */
const chapters: ((scenario: Scenario) => Promise<void>)[] = [
  async () => undefined,
  async ({ account: { control, address }, random, ctx }) => {
    const [first, second, third, fourth] = await theirIds(control, address);
    await control.deliver(address, {
      raw: smallMail(100, random),
      threadKey: "thread 1",
      receivedAt: ctx.clock.now(),
    });
    await control.mark(address, [first ?? ""], { read: true, starred: true });
    await control.trash(address, [second ?? ""]);
    await control.deleteEmails(address, [third ?? ""]);
    await control.failEmail(fourth ?? "", 500);
    await control.mark(address, [fourth ?? ""], { starred: true });
    await control.expireAccessTokens(address);
  },
  async ({ account: { control, address } }) => {
    await control.clearFaults();
    const [first, second] = await theirIds(control, address);
    await control.untrash(address, [second ?? ""]);
    await control.label(address, [first ?? ""], { add: ["Clients"] });
  },
  async ({ account }) => {
    const [first] = await theirIds(account.control, account.address);
    await account.control.deleteEmails(account.address, [first ?? ""]);
    await account.forgetPositions();
  },
  async ({ account: { control, faults } }) => {
    const [plan] = faults.filter(({ endpoint }) => /history|messages\.delta/.test(endpoint));
    await control.addFault({
      match: { endpoint: plan?.endpoint ?? "" },
      effect: { kind: "status", status: 503 },
    });
  },
  ({ account }) => account.control.revoke(account.address),
];

async function theirIds(control: Scenario["account"]["control"], address: string): Promise<string[]> {
  const emails = await control.emails(address);
  return emails.filter(({ labels }) => !labels.includes("DRAFT")).map(({ id }) => id);
}

/** The points at which the Worker can die while it lives the story: found by living it once, none by hand. */
export async function deathsOf(bench: Bench, provider: Provider): Promise<StoryPoint[]> {
  const scenario = await openScenario(bench, provider, `story-${provider.name}`, 8);
  const deaths: StoryPoint[] = [];
  let count = 0;
  try {
    await live(scenario, null, ({ points }) => {
      for (const [point, name] of points.entries())
        for (const moment of ["before", "after"] as const)
          deaths.push({ invocation: count, point, moment, name });
      count += 1;
    });
  } finally {
    scenario.close();
  }
  return deaths;
}

/** The same story with one death in it; then time passes, and all is compared. */
export async function dieAt(bench: Bench, provider: Provider, death: StoryPoint): Promise<Finished> {
  const { invocation, point, moment } = death;
  const seed = `story-${provider.name}-${invocation}-${point}-${moment}`;
  const scenario = await openScenario(bench, provider, seed, 8);
  try {
    await live(scenario, death, () => undefined);
    await settle(scenario);
    return { comparison: await compare(scenario), faults: 1, trace: scenario.trace };
  } catch (error) {
    throw new Error(`${seed}: ${String(error)}\n${scenario.trace.join("\n")}`, { cause: error });
  } finally {
    scenario.close();
  }
}

async function live(
  scenario: Scenario,
  death: StoryPoint | null,
  onEnd: (ended: Ended) => void,
): Promise<void> {
  let invocation = 0;
  const mine = () => {
    const isMine = death?.invocation === invocation;
    invocation += 1;
    return isMine ? death : null;
  };
  for (const chapter of chapters) {
    await chapter(scenario);
    scenario.ctx.clock.advance(16 * 60_000);
    onEnd(await runTick(scenario, mine()));
    for (let deliveries = 0; deliveries < 20; deliveries++) {
      const [next, ...rest] = scenario.queue.takeDue(scenario.ctx.clock.now());
      if (next === undefined) break;
      scenario.queue.waiting.unshift(...rest);
      onEnd(await runMessage(scenario, next, mine()));
    }
  }
}
