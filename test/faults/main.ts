import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { Provider } from "./bench/account.ts";
import { type Bench, openBench } from "./bench/bench.ts";
import { ownDatabases } from "./bench/database.ts";
import { type Kill, killBuiltWorker } from "./scenario/builtWorker.ts";
import { deathsOf, dieAt } from "./scenario/deathStory.ts";
import { type Finished, randomScenario } from "./scenario/randomScenario.ts";
import { add, closingLine, emptyTally, isProof, sum, type Tally, tallySchema } from "./tally.ts";

// npm run test:faults -- [--scenarios 500] [--seed 1] [--only 1-Gmail-0] [--part NAME]: random lives of mailboxes, a
// death at every call of a story, and kills of the built Worker. Its parts run side by side, each in a process of its
// own. `--only` lives one random scenario alone, as a failure names it, and tells what happened in it.

const { values } = parseArgs({
  options: {
    scenarios: { type: "string", default: "500" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    only: { type: "string" },
    part: { type: "string" },
  },
});
const seed = Number(values.seed);
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

/** Even numbers are lived with Gmail, odd ones with Outlook. */
async function randomLives(bench: Bench, tally: Tally, parity: 0 | 1): Promise<void> {
  const provider = bench.providers[parity === 0 ? "Gmail" : "Outlook"];
  for (let number = parity; number < Number(values.scenarios); number += 2) {
    const name = `${seed}-${provider.name}-${number}`;
    if (values.only === undefined || values.only === name)
      await attempt(tally, name, () => randomScenario(bench, provider, name));
  }
}

async function everyDeath(bench: Bench, tally: Tally, provider: Provider): Promise<void> {
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

/** Early and in the middle of a backfill, and at calls of each port on its way, before and after their effect. */
const kills: Kill[] = [
  ...[150, 500, 1_200].map((afterMs) => ({ afterMs })),
  ...[
    { port: "database" as const, call: 1 },
    { port: "database" as const, call: 20 },
    { port: "mail" as const, call: 1 },
    { port: "mail" as const, call: 12 },
  ].flatMap((at) => (["before", "after"] as const).map((moment) => ({ ...at, moment }))),
];

async function killsOfTheBuiltWorker(bench: Bench, tally: Tally): Promise<void> {
  for (const name of ["Gmail", "Outlook"] as const)
    for (const kill of kills)
      await attempt(tally, `${name}, built Worker killed: ${JSON.stringify(kill)}`, () =>
        killBuiltWorker(bench.databases, name, kill),
      );
}

const parts = {
  "random-gmail": (bench, tally) => randomLives(bench, tally, 0),
  "random-outlook": (bench, tally) => randomLives(bench, tally, 1),
  "deaths-gmail": (bench, tally) => everyDeath(bench, tally, bench.providers.Gmail),
  "deaths-outlook": (bench, tally) => everyDeath(bench, tally, bench.providers.Outlook),
  kills: killsOfTheBuiltWorker,
} satisfies Record<string, (bench: Bench, tally: Tally) => Promise<void>>;
type Part = keyof typeof parts;
const isPart = (name: string): name is Part => Object.hasOwn(parts, name);

async function live(part: Part): Promise<Tally> {
  const tally = emptyTally();
  const bench = await openBench(await ownDatabases());
  try {
    await parts[part](bench, tally);
  } finally {
    await bench.close();
  }
  return tally;
}

/** Lives a part in a process of its own; one that ends without a result is one that is stuck. */
function inProcess(part: Part): Promise<Tally> {
  const file = fileURLToPath(import.meta.url);
  const child = fork(file, ["--part", part, "--seed", String(seed), "--scenarios", values.scenarios]);
  let tally: Tally = { ...emptyTally(), stuck: 1 };
  child.on("message", (message) => {
    tally = tallySchema.parse(message);
  });
  return new Promise((resolve) => child.once("exit", () => resolve(tally)));
}

async function wholeRun(): Promise<Tally> {
  const tally = emptyTally();
  const names = Object.keys(parts).filter(isPart);
  for (const one of await Promise.all(names.map(inProcess))) sum(tally, one);
  return tally;
}

const alone = values.only === undefined ? values.part : `random-${values.only.split("-")[1]?.toLowerCase()}`;
if (alone !== undefined && !isPart(alone)) throw new Error(`There is no part ${alone}.`);
const tally = alone === undefined ? await wholeRun() : await live(alone);
if (process.send !== undefined) process.send(tally);
else say(closingLine(tally, seed));
process.exitCode = isProof(tally) ? 0 : 1;
process.disconnect?.();
