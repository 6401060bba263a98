import { afterAll, afterEach, beforeAll } from "vitest";
import type { Bench } from "../bench/bench.ts";
import { sharedBench } from "../bench/sharedBench.ts";
import { drain } from "../scenario/drain.ts";
import { openScenario, type Scenario } from "../scenario/scenario.ts";
import { runTick } from "../scenario/workerRun.ts";
import { gatherNotices } from "../scenario/worldHappenings.ts";

export const names = ["Gmail", "Outlook"] as const;

/** Opens lives of mailboxes on one bench for a file of tests, and closes them after each test. */
export function namedLives() {
  let bench: Bench;
  const open: Scenario[] = [];
  beforeAll(async () => {
    bench = await sharedBench();
  });
  afterEach(() => {
    for (const scenario of open.splice(0)) scenario.close();
  });
  afterAll(() => bench.close());
  let count = 0;
  return {
    bench: () => bench,
    /** A mailbox with `mails` emails that was just connected and not synced yet. */
    async connected(name: (typeof names)[number], mails: number): Promise<Scenario> {
      count += 1;
      const scenario = await openScenario(bench, bench.providers[name], `named-${name}-${count}`, mails);
      open.push(scenario);
      return scenario;
    },
    /** The same, synced. */
    async live(name: (typeof names)[number], mails: number): Promise<Scenario> {
      const scenario = await this.connected(name, mails);
      await look(scenario, 0);
      return scenario;
    },
  };
}

/** Some minutes later the mailbox is looked at, and all that comes of it is done. */
export async function look(scenario: Scenario, minutes = 16): Promise<void> {
  scenario.ctx.clock.advance(minutes * 60_000);
  await gatherNotices(scenario);
  await runTick(scenario);
  await drain(scenario);
}

/** The ids of the emails that lie in the inbox, in the order in which they came. */
export async function inboxIds({ account: { control, address } }: Scenario): Promise<string[]> {
  const emails = await control.emails(address, { limit: 10_000 });
  return emails.filter(({ labels }) => labels.includes("INBOX")).map(({ id }) => id);
}

/** Changes each page of a listing of emails on its way to the Worker. */
export function onListing(
  scenario: Scenario,
  change: (body: Record<string, unknown>) => Promise<Record<string, unknown>> | Record<string, unknown>,
): void {
  scenario.onTheWay = async ({ url, method }, answer) => {
    const { pathname, search } = new URL(url);
    const isListing = /\/messages(\/delta)?$/.test(pathname) && !search.includes("deltatoken");
    if (method !== "GET" || !isListing || answer.status !== 200) return answer;
    return Response.json(await change((await answer.json()) as Record<string, unknown>));
  };
}
