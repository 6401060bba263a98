import type { EndpointCount } from "#sandbox/standIn/control/types.ts";
import { descendantSeconds } from "./processorTime.ts";
import type { Stack } from "./stack.ts";

/** What something cost, everywhere. */
export interface Usage {
  /** HTTP requests to the database. */
  roundTrips: number;
  /** By endpoint; calls inside a batch are named too. */
  endpoints: Record<string, EndpointCount>;
  /** HTTP requests to the provider: a batch is one. */
  requests: number;
  /** Quota units of the provider. */
  units: number;
  /** Processor seconds by process; the Worker's is null where the system does not tell. */
  worker: number | null;
  database: number;
  provider: number;
  bench: number;
}

/** Does something on a stack and tells what it cost. */
export async function usageOf<Result>(
  stack: Stack,
  work: () => Promise<Result>,
): Promise<{ result: Result; usage: Usage }> {
  const before = await readUsage(stack);
  const result = await work();
  const after = await readUsage(stack);
  const endpoints = difference(before.endpoints, after.endpoints);
  const counts = Object.values(endpoints);
  const sum = (value: (count: EndpointCount) => number) =>
    counts.reduce((total, count) => total + value(count), 0);
  const usage = {
    roundTrips: after.roundTrips - before.roundTrips,
    endpoints,
    requests: sum((count) => count.requests - count.insideBatch),
    units: sum((count) => count.units),
    worker: after.worker === null || before.worker === null ? null : after.worker - before.worker,
    database: after.database - before.database,
    provider: after.provider - before.provider,
    bench: after.bench - before.bench,
  };
  return { result, usage };
}

async function readUsage({ database, google }: Stack) {
  const { user, system } = process.cpuUsage();
  return {
    ...(await database.ask("counts")),
    endpoints: await google.control.counts(),
    worker: descendantSeconds("workerd"),
    database: await database.ask("cpuSeconds"),
    provider: await google.ask("cpuSeconds"),
    bench: (user + system) / 1e6,
  };
}

function difference(
  before: Record<string, EndpointCount>,
  after: Record<string, EndpointCount>,
): Record<string, EndpointCount> {
  const none: EndpointCount = { requests: 0, insideBatch: 0, failed: 0, units: 0 };
  return Object.fromEntries(
    Object.entries(after)
      .map(([name, count]) => {
        const old = before[name] ?? none;
        const rest = {
          requests: count.requests - old.requests,
          insideBatch: count.insideBatch - old.insideBatch,
          failed: count.failed - old.failed,
          units: count.units - old.units,
        };
        return [name, rest] as const;
      })
      .filter(([, count]) => count.requests > 0),
  );
}
