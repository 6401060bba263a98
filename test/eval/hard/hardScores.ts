import { type Score, score } from "../score.ts";
import type { Way } from "../ways.ts";
import { type FiledHardEmail, fileHard } from "./fileHard.ts";
import { hardSet } from "./hardSet.ts";
import { traps } from "./traps.ts";

export interface HardScores {
  open: Score;
  /** Totals only: who sees single results begins to tune on them. */
  held: Score;
  /** Of the open part. */
  byTrap: Score[];
}

/** How one way does on the hand-written emails. */
export function hardScores(way: Way): HardScores {
  const filed = hardSet().flatMap((world) => fileHard(world, way));
  const open = filed.filter(({ email }) => !email.isHeld);
  const held = filed.filter(({ email }) => email.isHeld);
  return {
    open: scoreOf("hard", open),
    held: scoreOf("hard-held-out", held),
    byTrap: traps.map((trap) =>
      scoreOf(
        trap,
        open.filter(({ email }) => email.trap === trap),
      ),
    ),
  };
}

/** All businesses of the hard worlds are entered, so that each could have been found. */
function scoreOf(name: string, filed: FiledHardEmail[]): Score {
  const emails = filed.map(({ labelled }) => labelled);
  const known = new Set(emails.flatMap(({ truth }) => truth.businesses));
  return score(
    name,
    emails,
    filed.map(({ verdict }) => verdict),
    known,
  );
}
