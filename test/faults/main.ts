import { parseArgs } from "node:util";
import { openBench } from "./bench/bench.ts";
import { ownDatabases } from "./bench/database.ts";
import { randomScenario } from "./scenario/randomScenario.ts";
import { add, closingLine, emptyTally, isProof } from "./tally.ts";

// npm run test:faults -- [--scenarios 500] [--seed 1]: random lives of mailboxes, and a death at every call of a story.

const { values } = parseArgs({
  options: {
    scenarios: { type: "string", default: "500" },
    seed: { type: "string", default: String(Math.floor(Math.random() * 1_000_000)) },
    /** One random scenario alone, as a failure names it, with what happened in it. */
    only: { type: "string" },
  },
});
const seed = Number(values.seed);
const bench = await openBench(await ownDatabases());
const tally = emptyTally();
const say = (line: string) => process.stdout.write(`${line}\n`);

for (let number = 0; number < Number(values.scenarios); number++) {
  const provider = bench.providers[number % 2 === 0 ? "Gmail" : "Outlook"];
  const name = `${seed}-${provider.name}-${number}`;
  if (values.only !== undefined && values.only !== name) continue;
  try {
    const finished = await randomScenario(bench, provider, name);
    add(tally, finished);
    if (values.only !== undefined) say(finished.trace.join("\n"));
    for (const { wrong, what } of finished.comparison.wrongs) say(`${name}: ${wrong}: ${what}`);
  } catch (error) {
    tally.stuck += 1;
    say(
      `${name}: ${error instanceof Error && values.only === undefined ? error.message.split("\n")[0] : String(error)}`,
    );
  }
}
await bench.close();
say(closingLine(tally, seed));
process.exitCode = isProof(tally) ? 0 : 1;
