import { execFile } from "node:child_process";
import { resolve } from "node:path";
import { promisify } from "node:util";
import { LibsqlStartError } from "#sandbox/libsql/errors.ts";
import { WorkerStartError } from "#sandbox/worker/startWorker.ts";
import { givenVariables } from "#sandbox/worker/variables.ts";
import { openDemoBrowser } from "./demoBrowser.ts";
import { watchBackfill } from "./progress.ts";
import { enterBusinesses } from "./sampleBusinesses.ts";
import { fillSampleMailbox, sampleOwner, sampleWorld } from "./sampleMailbox.ts";
import {
  publicUrl,
  Services,
  sandboxVariables,
  startDatabase,
  startGoogleStandIn,
  startTheWorker,
} from "./services.ts";
import { readOptions, StartError, type StartOptions, sandboxSecrets } from "./settings.ts";
import { type SandboxSession, signIn } from "./signIn.ts";
import { describe, readSummary } from "./summary.ts";

// npm start: the whole product on this machine, with no account anywhere.

const minute = 60_000;
const extensionFolder = resolve(".output/chrome-mv3");

async function buildExtension(options: StartOptions): Promise<void> {
  const env = { ...process.env, WXT_API_URL: publicUrl(options) };
  await promisify(execFile)("wxt", ["build"], { env });
}

/** The sample account's way to a filled timeline. A second start finds it connected and only waits for new mail. */
async function connectSample(
  session: Awaited<ReturnType<typeof signIn>>,
  say: (line: string) => void,
): Promise<void> {
  const { items } = await (session as SandboxSession).call<{ items: { id: string }[] }>(
    "GET",
    "/v1/providers",
  );
  const id = items[0]?.id ?? (await session.connect());
  await watchBackfill(session, id, say);
}

async function run(options: StartOptions, services: Services): Promise<void> {
  const say = (line: string) => process.stdout.write(`${line}\n`);
  const secrets = await sandboxSecrets(options.directory);
  const given = givenVariables();
  const isReal = given.GOOGLE_CLIENT_ID !== undefined && given.GOOGLE_ISSUER === undefined;
  const variables = sandboxVariables(options, secrets);
  const building = buildExtension(options);
  building.catch(() => undefined);

  say("Starting the database …");
  const database = await startDatabase(services, options, secrets);
  Object.assign(variables, { DATABASE_URL: database.url, DATABASE_AUTH_TOKEN: database.authToken });

  const until = Date.now();
  const world = sampleWorld(until);
  const google = isReal ? null : await startGoogleStandIn(services, options, secrets);
  if (google !== null) {
    const emails = await fillSampleMailbox(google.control, world, { emails: options.emails, until });
    say(`The sample mailbox of ${sampleOwner} holds ${emails.toLocaleString("en")} emails.`);
    Object.assign(variables, {
      GOOGLE_ISSUER: google.url,
      GMAIL_API_URL: google.url,
      GOOGLE_CLIENT_ID: "threadbook-sandbox",
      GOOGLE_CLIENT_SECRET: secrets.clientSecret,
    });
  }
  say("Starting the Worker …");
  const worker = await startTheWorker(services, options, { ...variables, ...given });
  const tick = () => worker.tick().catch((error: unknown) => say(`The cron did not run: ${String(error)}`));
  const cron = setInterval(() => void tick(), minute);
  await services.add(Promise.resolve({ close: async () => clearInterval(cron) }));

  if (google !== null) {
    const session = await signIn(worker.url, sampleOwner);
    await enterBusinesses(session, world);
    await tick();
    await connectSample(session, say);
    const read = await readSummary(session, database);
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
    tellNext(worker.url, say);
  }
  if (options.browser ?? Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY))
    await services.add(
      openDemoBrowser({ extensionFolder, directory: options.directory, google, owner: sampleOwner }),
    );
  await new Promise<void>((ended) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => ended());
  });
  say("\nStopping …");
}

function tellNext(url: string, say: (line: string) => void): void {
  say(`The Worker answers at ${url}.`);
  say(
    `Next: open chrome://extensions, switch on developer mode, and load the unpacked folder ${extensionFolder}`,
  );
  say("or see it at once in a Chromium with a sample Gmail page: npm start -- --browser");
  say("Ctrl-C ends everything; the data stay for the next start.");
}

const services = new Services();
try {
  await run(readOptions(process.argv.slice(2)), services);
} catch (error) {
  const isExpected =
    error instanceof StartError || error instanceof LibsqlStartError || error instanceof WorkerStartError;
  process.stderr.write(
    `${isExpected || !(error instanceof Error) ? String(error instanceof Error ? error.message : error) : (error.stack ?? error.message)}\n`,
  );
  process.exitCode = 1;
} finally {
  await services.close();
}
