import { mkdtemp, readFile, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createClient } from "@libsql/client/web";
import type { BrowserContext } from "playwright-core";
import { openExtensionBrowser } from "#sandbox/browser/extensionBrowser.ts";
import { type GoogleStandIn, startGoogle } from "#sandbox/google/server.ts";
import { migrateDatabase } from "#sandbox/libsql/migrate.ts";
import { startLibsql } from "#sandbox/libsql/server.ts";
import { type MicrosoftStandIn, startMicrosoft } from "#sandbox/microsoft/server.ts";
import { enterBusinesses } from "#sandbox/start/sampleBusinesses.ts";
import { fillSampleMailbox, sampleWorld } from "#sandbox/start/sampleMailbox.ts";
import { ada, ben } from "#sandbox/start/samplePeople.ts";
import { Services } from "#sandbox/start/services.ts";
import { signIn } from "#sandbox/start/signIn.ts";
import { startWorker } from "#sandbox/worker/startWorker.ts";
import { extensionId, extensionRedirectUri } from "#shared/extensionId.ts";
import { type DoorAddress, type DoorState, setDoor } from "./door.ts";
import { knownMails } from "./mailbox.ts";

/** Milliseconds after which what was waited for will not come any more. */
const patience = 15_000;

/** Everything between a click and a row: database, Google, Microsoft, Worker and a browser with the extension. */
export interface Stack {
  google: GoogleStandIn;
  /** Holds the mailbox of a colleague, who is invited. */
  microsoft: MicrosoftStandIn;
  browser: BrowserContext;
  /** The address of one of the extension's own pages. */
  pageUrl(page: "popup" | "timeline" | "settings"): string;
  /** How many emails the mailbox at Google held at the start. */
  emails: number;
  /** A quarter of an hour later: every mailbox is due, and the cron ticks. */
  nextCronTick(): Promise<void>;
  /** Ends the extension's background, as the browser does when it has been idle. */
  stopBackground(): Promise<void>;
  /** Where the extension's requests go: to the Worker, nowhere, or nowhere yet. */
  connection(state: "open" | Exclude<DoorState, number>): Promise<void>;
  close(): Promise<void>;
}

export interface StackOptions {
  extension: string;
  door: DoorAddress;
  /** Emails beside those that the tests know. */
  emails?: number;
  /** Milliseconds UTC of the newest moment of the mailbox. */
  until?: number;
}

/** Starts a product of its own, on free ports and in a folder of its own; `close` leaves nothing behind. */
export async function startStack({
  extension,
  door,
  emails = 115,
  until = Date.now(),
}: StackOptions): Promise<Stack> {
  const services = new Services();
  const directory = await mkdtemp(join(tmpdir(), "threadbook-e2e-"));
  try {
    await services.add(
      Promise.resolve({ close: () => rm(directory, { recursive: true, force: true, maxRetries: 5 }) }),
    );
    const authToken = crypto.randomUUID();
    const libsql = await services.add(startLibsql({ directory: join(directory, "libsql"), authToken }));
    const database = { url: libsql.databaseUrl(), authToken };
    await migrateDatabase(database);
    const clientSecret = crypto.randomUUID();
    const google = await services.add(
      startGoogle({
        storage: ":memory:",
        clientId: "threadbook-e2e",
        clientSecret,
        redirectUris: [`${door.url}/auth/callback/google`],
      }),
    );
    const microsoft = await services.add(
      startMicrosoft({
        storage: ":memory:",
        clientId: "threadbook-e2e",
        clientSecret,
        redirectUris: [`${door.url}/auth/callback/microsoft`],
      }),
    );
    const port = await freePort();
    const worker = services.add(
      startWorker({
        port,
        directory: join(directory, "worker"),
        variables: {
          DATABASE_URL: database.url,
          DATABASE_AUTH_TOKEN: authToken,
          PUBLIC_URL: door.url,
          GOOGLE_ISSUER: google.url,
          GMAIL_API_URL: google.url,
          GOOGLE_CLIENT_ID: "threadbook-e2e",
          GOOGLE_CLIENT_SECRET: clientSecret,
          MICROSOFT_ISSUER: `${microsoft.url}/common/v2.0`,
          GRAPH_API_URL: microsoft.url,
          MICROSOFT_CLIENT_ID: "threadbook-e2e",
          MICROSOFT_CLIENT_SECRET: clientSecret,
          TOKEN_KEYS: JSON.stringify({ e2e: Buffer.alloc(32, 7).toString("base64") }),
          TOKEN_KEY_CURRENT: "e2e",
          EXTENSION_REDIRECT_URIS: extensionRedirectUri,
        },
      }),
    );
    const browser = services.add(
      openExtensionBrowser({ extension, profile: join(directory, "profile"), headless: true }),
    );
    const world = sampleWorld(until);
    const sample = { emails, until: until - 4 * 3_600_000 };
    await fillSampleMailbox(google.control, world, ada, sample);
    await fillSampleMailbox(microsoft.control, world, ben, { ...sample, account: { ownsDomain: true } });
    const knownOf = await knownMails(until);
    const known = knownOf(ada.address);
    await google.control.seed(ada.address, known);
    await microsoft.control.seed(ben.address, knownOf(ben.address));
    const [{ tick }, context] = await Promise.all([worker, browser]);
    context.setDefaultTimeout(patience);
    const connection: Stack["connection"] = (state) => setDoor(door, state === "open" ? port : state);
    await connection("open");
    await services.add(Promise.resolve({ close: () => connection("shut") }));
    const session = await signIn(door.url, ada);
    await enterBusinesses(session, world);
    await session.call("POST", "/v1/invitations", { email: ben.address, role: "member" });
    return {
      google,
      microsoft,
      browser: context,
      pageUrl: (page) => `chrome-extension://${extensionId}/${page}.html`,
      emails: emails + known.length,
      async nextCronTick() {
        const client = createClient(database);
        await client.execute("update email_provider set next_sync_at = 0");
        await client.execute("update email_sync set created_at = created_at - 900000");
        client.close();
        await tick();
      },
      stopBackground: () => stopServiceWorkers(context),
      connection,
      close: () => services.close(),
    };
  } catch (error) {
    const log = await readFile(join(directory, "worker", "worker.log"), "utf8").catch(() => "");
    await services.close();
    throw new Error(`The stack did not start: ${String(error)}\n${log.slice(-2_000)}`, { cause: error });
  }
}

async function stopServiceWorkers(browser: BrowserContext): Promise<void> {
  const page = await browser.newPage();
  const session = await browser.newCDPSession(page);
  const stopped = new Promise<void>((done) => {
    session.on("ServiceWorker.workerVersionUpdated", ({ versions }) => {
      if (versions.some(({ runningStatus }) => runningStatus === "stopped")) done();
    });
  });
  await session.send("ServiceWorker.enable");
  await session.send("ServiceWorker.stopAllWorkers");
  await stopped;
  await page.close();
}

/** A port that nobody has, asked from the system. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}
