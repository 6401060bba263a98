import { withExtension } from "../e2e/withExtension.ts";
import { benchBackfill } from "./backfill.ts";
import { benchExtension } from "./extension.ts";
import { describeMachine } from "./machine.ts";
import { benchPoll } from "./poll.ts";
import { benchReassociation } from "./reassociation.ts";
import { describeTable, type Table } from "./report.ts";
import { type BenchSettings, BenchSettingsError, readSettings, type SectionName } from "./settings.ts";
import { type Stack, startStack } from "./stack/stack.ts";
import { benchTimeline } from "./timeline.ts";

// npm run bench -- [--quick] [section …]: measures and compares, asserts nothing.

type Section = (stack: Stack, settings: BenchSettings, say: (line: string) => void) => Promise<Table[]>;

const sections: Record<Exclude<SectionName, "extension">, Section> = {
  backfill: benchBackfill,
  poll: benchPoll,
  timeline: benchTimeline,
  reassociation: benchReassociation,
};

/** What is under way, for people; the tables alone go to the output. */
const say = (line: string) => process.stderr.write(`${line}\n`);

function print(tables: Table[]): void {
  for (const table of tables) process.stdout.write(`${describeTable(table)}\n`);
}

let isInterrupted = false;

async function run(settings: BenchSettings): Promise<void> {
  const before = describeMachine();
  for (const name of settings.sections) {
    if (isInterrupted) return;
    if (name === "extension") {
      print(await withExtension((stack, extension) => benchExtension(stack, extension, settings, say)));
      continue;
    }
    say(`${name}: starting database, provider and Worker …`);
    // Each section has a stack of its own: what one leaves behind is not in the figures of the next.
    const starting = startStack();
    const stop = () => {
      isInterrupted = true;
      // What is being measured fails when its stack ends, and that is the end of the run.
      starting.then((stack) => stack.close()).catch(() => undefined);
    };
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
    const stack = await starting;
    try {
      print(await sections[name](stack, settings, say));
    } finally {
      for (const signal of ["SIGINT", "SIGTERM"] as const) process.off(signal, stop);
      await stack.close();
    }
  }
  process.stdout.write(`\nBefore: ${before}\nAfter:  ${describeMachine()}\n`);
}

try {
  await run(readSettings(process.argv.slice(2)));
} catch (error) {
  if (!isInterrupted && !(error instanceof BenchSettingsError)) throw error;
  process.stderr.write(`${isInterrupted || !(error instanceof Error) ? "Interrupted." : error.message}\n`);
  process.exitCode = isInterrupted ? 130 : 1;
}
