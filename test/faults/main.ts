import { parseArgs } from "node:util";
import { type Bench, openBench } from "./bench/bench.ts";
import { ownDatabases } from "./bench/database.ts";
import { killBuiltWorker } from "./scenario/builtWorker.ts";
import { deathsOf, dieAt } from "./scenario/deathStory.ts";
import { type Finished, randomScenario } from "./scenario/randomScenario.ts";
import { add, closingLine, emptyTally, isProof, type Tally } from "./tally.ts";

// npm run test:faults -- [--scenarios 500] [--seed 1] [--only 1-Gmail-0] [--part random|deaths|kills]: random lives of mailboxes, a death at every call
// of a story, and kills of the built Worker. `--only` lives one random scenario alone, as a failure names it, and tells
// what happened in it.

const { values } = parseArgs({
  options: {
    scenarios: { type: "string", default: "500" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    only: { type: "string" },
    part: { type: "string", default: "" },
  },
});
const seed = Number(values.seed);
/** One part alone by `--part`; a scenario alone is a random one. */
const isWanted = (part: "random" | "deaths" | "kills") =>
  (values.only === undefined ? values.part || part : "random") === part;
const say = (line: string) => process.stdout.write(`${line}\n`);

async function attempt(tally: Tally, name: string, work: () => Promise<Finished>): Promise<void> {
  try {
    const finished = await work();
    add(tally, finished);
    if (values.only !== undefined) say(finished.trace.join("\n"));
    for (const { wrong, what } of finished.comparison.wrongs) say(`${name}: ${wrong}: ${what}`);
  } catch (error) {
    tally.scenarios += 1;
    tally.stuck += 1;
    const story = error instanceof Error ? error.message : String(error);
    say(`${name}: ${values.only === undefined ? story.split("\n")[0] : story}`);
  }
}

async function randomLives(bench: Bench, tally: Tally): Promise<void> {
  for (let number = 0; number < Number(values.scenarios); number++) {
    const provider = bench.providers[number % 2 === 0 ? "Gmail" : "Outlook"];
    const name = `${seed}-${provider.name}-${number}`;
    if (values.only === undefined || values.only === name)
      await attempt(tally, name, () => randomScenario(bench, provider, name));
  }
}

async function everyDeath(bench: Bench, tally: Tally): Promise<void> {
  for (const provider of Object.values(bench.providers)) {
    const deaths = await deathsOf(bench, provider);
    say(`${provider.name}: ${deaths.length} deaths, before and after each of ${deaths.length / 2} calls.`);
    for (const death of deaths) {
      const { invocation, point, moment, name } = death;
      await attempt(
        tally,
        `${provider.name}, invocation ${invocation}, ${moment} call ${point} (${name})`,
        () => dieAt(bench, provider, death),
      );
    }
  }
}

/** Milliseconds into a backfill at which the built Worker is killed. */
const killedAfter = [150, 500, 1_200];

async function killsOfTheBuiltWorker(bench: Bench, tally: Tally): Promise<void> {
  for (const name of ["Gmail", "Outlook"] as const)
    for (const afterMs of killedAfter)
      await attempt(tally, `${name}, built Worker killed after ${afterMs} ms`, () =>
        killBuiltWorker(bench.databases, name, afterMs),
      );
}

const bench = await openBench(await ownDatabases());
const tally = emptyTally();
try {
  if (isWanted("random")) await randomLives(bench, tally);
  if (isWanted("deaths")) await everyDeath(bench, tally);
  if (isWanted("kills")) await killsOfTheBuiltWorker(bench, tally);
} finally {
  await bench.close();
}
say(closingLine(tally, seed));
process.exitCode = isProof(tally) ? 0 : 1;
