import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { LibsqlStartError } from "#sandbox/libsql/errors.ts";
import { WorkerStartError } from "#sandbox/worker/startWorker.ts";
import { givenVariables } from "#sandbox/worker/variables.ts";
import { openDemoBrowser } from "./demoBrowser.ts";
import { connectSampleAccounts } from "./sampleAccounts.ts";
import { sampleWorld } from "./sampleMailbox.ts";
import { ada } from "./samplePeople.ts";
import { publicUrl, Services, sandboxVariables, startDatabase, startTheWorker } from "./services.ts";
import { readOptions, StartError, type StartOptions, sandboxSecrets } from "./settings.ts";
import { startStandIns } from "./standIns.ts";
import { describe, readSummary } from "./summary.ts";

// npm start: the whole product on this machine, with no account anywhere.

const minute = 60_000;
const extensionFolder = resolve(".output/chrome-mv3");

async function buildExtension(options: StartOptions): Promise<void> {
  const env = { ...process.env, WXT_API_URL: publicUrl(options) };
  await promisify(execFile)("wxt", ["build"], { env });
}

async function run(options: StartOptions, services: Services): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const secrets = await sandboxSecrets(options.directory);
  const given = givenVariables();
  const isReal = isRealProvider(given);
  const variables = sandboxVariables(options, secrets);
  const building = buildExtension(options);
  building.catch(() => undefined);

  say("Starting the database …");
  const database = await startDatabase(services, options, secrets);
  Object.assign(variables, { DATABASE_URL: database.url, DATABASE_AUTH_TOKEN: database.authToken });

  const until = Date.now();
  const world = sampleWorld(until);
  const standIns = isReal ? null : await startStandIns(services, options, secrets, { world, until, say });
  Object.assign(variables, standIns?.variables);
  say("Starting the Worker …");
  const worker = await startTheWorker(services, options, { ...variables, ...given });
  const tick = () => worker.tick().catch((error: unknown) => say(`The cron did not run: ${String(error)}`));
  const cron = setInterval(() => void tick(), minute);
  await services.add(Promise.resolve({ close: async () => clearInterval(cron) }));

  if (standIns !== null) {
    void tick();
    const sessions = await connectSampleAccounts(worker.url, world, say);
    const read = await readSummary(sessions, database);
    say(`\n${describe(read)}\n`);
    await building;
    if (options.exit) {
      if (options.json) say(JSON.stringify(read.summary));
      return;
    }
    tellNext(worker.url, say);
    if (options.json) say(JSON.stringify(read.summary));
  } else {
    await building;
    if (options.exit) return;
    tellNext(worker.url, say);
  }
  if (options.browser ?? Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY))
    await services.add(
      openDemoBrowser({
        extensionFolder,
        directory: options.directory,
        google: standIns?.google ?? null,
        owner: ada.address,
      }),
    );
  await untilInterrupted;
}

/** Whether credentials were given that only the real providers know. */
function isRealProvider(given: Record<string, string>): boolean {
  const isRealGoogle = given.GOOGLE_CLIENT_ID !== undefined && given.GOOGLE_ISSUER === undefined;
  return isRealGoogle || (given.MICROSOFT_CLIENT_ID !== undefined && given.MICROSOFT_ISSUER === undefined);
}

function tellNext(url: string, say: (line: string) => void): void {
  say(`The Worker answers at ${url}.`);
  say(
    `Next: open chrome://extensions, switch on developer mode, and load the unpacked folder ${extensionFolder}`,
  );
  say("or see it at once in a Chromium with a sample Gmail page: npm start -- --browser");
  say("Ctrl-C ends everything; the data stay for the next start.");
}

/** Mistakes and circumstances that one sentence explains; all else shows where it happened. */
function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const isCallMistake = "code" in error && String(error.code).startsWith("ERR_PARSE_ARGS");
  const isExpected =
    error instanceof StartError || error instanceof LibsqlStartError || error instanceof WorkerStartError;
  return isCallMistake || isExpected ? error.message : (error.stack ?? error.message);
}

const services = new Services();
// Ctrl-C ends everything at any moment, also halfway through the start.
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    process.stdout.write("\nStopping …\n");
    void services.close().finally(() => process.exit(0));
  });
/** The signals above end the process; until then it stays. */
const untilInterrupted = new Promise<never>(() => undefined);

try {
  await run(readOptions(process.argv.slice(2)), services);
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
} finally {
  await services.close();
}
