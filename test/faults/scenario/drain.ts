import type { Scenario } from "./scenario.ts";
import { runMessage, runNotice } from "./workerRun.ts";

/** Deliveries after which a mailbox that still has work is taken for one that never comes to rest. */
const most = 300;

/** Delivers what is due, in order, and what comes of it, until nothing is due. */
export async function drain(scenario: Scenario): Promise<void> {
  const notices = scenario.notices;
  scenario.notices = [];
  for (const one of notices) await runNotice(scenario, one);
  for (let deliveries = 0; deliveries < most; ) {
    const due = scenario.queue.takeDue(scenario.ctx.clock.now());
    if (due.length === 0) return;
    for (const one of due) {
      deliveries += 1;
      await runMessage(scenario, one);
    }
  }
  throw new Error("The mailbox never comes to rest.");
}
