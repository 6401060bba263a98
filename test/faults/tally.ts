import * as z from "zod";
import type { Comparison } from "./scenario/compare.ts";

const count = z.number().int();

/** What a run of the suite, or a part of it, came to. */
export const tallySchema = z.object({
  scenarios: count,
  faults: count,
  emails: count,
  wrongs: z.object({
    lost: count,
    duplicated: count,
    resurrected: count,
    "wrongly deleted": count,
    different: count,
  }),
  /** Scenarios that did not come to an end. */
  stuck: count,
});
export type Tally = z.infer<typeof tallySchema>;

const wrongs = ["lost", "duplicated", "resurrected", "wrongly deleted", "different"] as const;

export function emptyTally(): Tally {
  const wrongs = { lost: 0, duplicated: 0, resurrected: 0, "wrongly deleted": 0, different: 0 };
  return { scenarios: 0, faults: 0, emails: 0, wrongs, stuck: 0 };
}

export function add(tally: Tally, finished: { comparison: Comparison; faults: number }): void {
  tally.scenarios += 1;
  tally.faults += finished.faults;
  tally.emails += finished.comparison.emails;
  for (const { wrong } of finished.comparison.wrongs) tally.wrongs[wrong] += 1;
}

/** Adds what a part came to. */
export function sum(tally: Tally, part: Tally): void {
  tally.scenarios += part.scenarios;
  tally.faults += part.faults;
  tally.emails += part.emails;
  tally.stuck += part.stuck;
  for (const wrong of wrongs) tally.wrongs[wrong] += part.wrongs[wrong];
}

/** Whether the run proves what it is to prove. */
export function isProof({ wrongs, stuck }: Tally): boolean {
  return stuck === 0 && Object.values(wrongs).every((count) => count === 0);
}

/** The last line of a run. */
export function closingLine({ scenarios, faults, emails, wrongs }: Tally, seed: number): string {
  const counts = (["lost", "duplicated", "resurrected", "wrongly deleted"] as const).map(
    (wrong) => `${wrong} ${wrongs[wrong]}`,
  );
  return `scenarios ${scenarios}, faults ${faults}, emails compared ${emails}, ${counts.join(", ")}, seed ${seed}`;
}
