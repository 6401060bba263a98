/** Monday morning, when every scenario begins. */
export const scenarioStart = Date.UTC(2026, 10, 23, 9, 0, 0);

/** The one time of a bench: of the Worker, the provider and the queue. Scenarios are apart, so each begins anew. */
export function benchClock() {
  let time = scenarioStart;
  return {
    now: () => time,
    advance(milliseconds: number) {
      time += milliseconds;
    },
    /** Whoever waits makes the time pass. */
    async wait(milliseconds: number) {
      time += milliseconds;
    },
    restart() {
      time = scenarioStart;
    },
  };
}
export type BenchClock = ReturnType<typeof benchClock>;
