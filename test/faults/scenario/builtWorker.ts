import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { type RunningWorker, startWorker } from "#sandbox/worker/startWorker.ts";
import { systemClock } from "#worker/clock.ts";
import type { Databases } from "../bench/database.ts";
import { type GatewayDeath, gateway } from "../bench/gateway.ts";
import { gmail } from "../bench/gmail.ts";
import { outlook } from "../bench/outlook.ts";
import { compare } from "./compare.ts";
import type { Finished } from "./randomScenario.ts";
import { mailboxRow, openScenario, type Scenario } from "./scenario.ts";

/** Milliseconds after which a mailbox that is not live will not be. */
const patience = 60_000;

/** When a built Worker is killed: so long into its work, or at a call through one of its ports. */
export type Kill = { afterMs: number } | (GatewayDeath & { port: "database" | "mail" });

/**
 * A backfill in the built Worker, in workerd and over its own queues, that is killed with its process in the middle of
 * its work, and started again on what the first one left.
 */
export async function killBuiltWorker(
  databases: Databases,
  name: "Gmail" | "Outlook",
  kill: Kill,
): Promise<Finished> {
  const clock = { ...systemClock, advance: () => undefined, restart: () => undefined };
  const provider = await (name === "Gmail" ? gmail(clock, null) : outlook(clock));
  const bench = { clock, databases, webhooks: null };
  const directory = await mkdtemp(join(tmpdir(), "threadbook-kill-"));
  const scenario = await openScenario(bench, provider, `kill-${name}-${Object.values(kill).join("-")}`, 700);
  const { config } = scenario.ctx;
  const api = name === "Gmail" ? "GMAIL_API_URL" : "GRAPH_API_URL";
  const database = await gateway(config.DATABASE_URL);
  const mail = await gateway(config[api]);
  const variables = { ...variablesOf(scenario), DATABASE_URL: database.url, [api]: mail.url };
  // The port of a killed process is not free at once.
  const start = async () => startWorker({ port: await freePort(), directory, variables });
  let first: RunningWorker | null = null;
  try {
    const begun = await start();
    first = begun;
    const isKilled =
      "afterMs" in kill
        ? wait(kill.afterMs).then(() => begun.kill())
        : { database, mail }[kill.port].arm(kill, () => begun.kill());
    // Its answer may never come.
    void begun.tick().catch(() => undefined);
    await inTime(isKilled, "The Worker never made the call at which it was to be killed.");
    scenario.trace.push(`killed with ${(await mailboxRow(scenario)).stored} emails stored`);
    const second = await start();
    try {
      await untilLive(scenario, () => second.tick());
    } finally {
      await second.close();
    }
    return { comparison: await compare(scenario), faults: 1, trace: scenario.trace };
  } finally {
    await first?.kill();
    scenario.close();
    await Promise.all([database.close(), mail.close(), provider.close()]);
    await rm(directory, { recursive: true, force: true, maxRetries: 5 });
  }
}

async function inTime(work: Promise<void>, otherwise: string): Promise<void> {
  const late = wait(patience, undefined, { ref: false }).then(() => {
    throw new Error(otherwise);
  });
  await Promise.race([work, late]);
}

async function untilLive(scenario: Scenario, tick: () => Promise<void>): Promise<void> {
  // The time after which the dead holder's lease has ended.
  await scenario.ctx.db.run(sql`update email_provider set lease_until = 0, next_sync_at = 0`);
  for (const since = Date.now(); Date.now() - since < patience; await wait(500)) {
    await tick();
    const row = await mailboxRow(scenario);
    if (row.status === "live" && row.leaseUntil === 0 && (row.lastSyncAt ?? 0) >= since) return;
  }
  throw new Error("The mailbox is not live after the Worker was started again.");
}

function variablesOf({ ctx: { config } }: Scenario): Record<string, string> {
  const { TOKEN_KEYS, EXTENSION_REDIRECT_URIS, ...rest } = config;
  const texts = Object.entries(rest).filter((entry): entry is [string, string] => entry[1] !== null);
  return {
    ...Object.fromEntries(texts),
    TOKEN_KEYS: JSON.stringify(TOKEN_KEYS),
    EXTENSION_REDIRECT_URIS: EXTENSION_REDIRECT_URIS.join(","),
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (address === null || typeof address === "string") throw new Error("There is no free port.");
  return address.port;
}
