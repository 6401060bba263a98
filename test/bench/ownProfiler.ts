import type { Page } from "playwright-core";

/** Microseconds between two samples. */
const intervalUs = 50;

/** Measures what a tab's main thread does for the extension, apart from what the page itself does. */
export interface OwnProfiler {
  /** Milliseconds of the extension's scripts, and of all that they call, while a task runs. */
  during(task: () => Promise<void>): Promise<number>;
}

/** A profiler of one tab; it ends with the tab. */
export async function ownProfiler(page: Page): Promise<OwnProfiler> {
  const session = await page.context().newCDPSession(page);
  await session.send("Profiler.enable");
  await session.send("Profiler.setSamplingInterval", { interval: intervalUs });
  return {
    async during(task) {
      await session.send("Profiler.start");
      await task();
      const { profile } = await session.send("Profiler.stop");
      return ownTime(profile);
    },
  };
}

interface Profile {
  nodes: { id: number; callFrame: { url: string }; children?: number[] }[];
  samples?: number[];
  timeDeltas?: number[];
}

/** A sample is the extension's if one of its scripts is anywhere on the stack. */
function ownTime({ nodes, samples = [], timeDeltas = [] }: Profile): number {
  const own = new Set<number>();
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const mark = (id: number, isInside: boolean) => {
    const node = byId.get(id);
    if (node === undefined) return;
    const isOwn = isInside || node.callFrame.url.startsWith("chrome-extension://");
    if (isOwn) own.add(id);
    for (const child of node.children ?? []) mark(child, isOwn);
  };
  for (const { id } of nodes.slice(0, 1)) mark(id, false);
  // A delta is the time since the sample before, so a sample lasts until the next one.
  const microseconds = samples.reduce(
    (sum, id, at) => (own.has(id) ? sum + (timeDeltas[at + 1] ?? 0) : sum),
    0,
  );
  return microseconds / 1_000;
}
