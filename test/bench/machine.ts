import { cpus, loadavg } from "node:os";
import { median } from "./statistics.ts";

/** The same small computation, timed again and again: on a quiet machine it always takes as long. */
function spin(): number {
  const started = performance.now();
  let sum = 0;
  for (let step = 0; step < 4_000_000; step++) sum = (sum + step * 31) % 65_521;
  return performance.now() - started + (sum < 0 ? 1 : 0);
}

/** What the machine is and how quiet: without it figures of two runs cannot be compared. */
export function describeMachine(): string {
  spin();
  const times = Array.from({ length: 25 }, spin);
  const noise = Math.round((Math.max(...times) / Math.min(...times) - 1) * 100);
  const processors = cpus();
  const load = loadavg()[0]?.toFixed(1) ?? "?";
  return (
    `Node ${process.versions.node}, ${processors.length} × ${processors[0]?.model.trim() ?? "unknown processor"}, load ${load}; ` +
    `the same work took ${median(times).toFixed(1)} ms, its slowest run ${noise} % longer than its fastest.`
  );
}
