import type { Comparison, Wrong } from "./scenario/compare.ts";

/** What a run of the suite came to. */
export interface Tally {
  scenarios: number;
  faults: number;
  emails: number;
  wrongs: Record<Wrong, number>;
  /** Scenarios that did not come to an end. */
  stuck: number;
}

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
