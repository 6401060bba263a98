import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { GoogleControl } from "#sandbox/google/control/control.ts";
import { googleControl } from "#sandbox/google/controlClient.ts";
import { migrateDatabase } from "#sandbox/libsql/migrate.ts";
import { startWorker } from "#sandbox/worker/startWorker.ts";
import { extensionRedirectUri } from "#shared/extensionId.ts";
import type { Context } from "#worker/context.ts";
import { benchContext } from "./benchContext.ts";
import { type ChildService, startChild } from "./childService.ts";
import type { DatabaseProcess } from "./databaseProcess.ts";
import type { GoogleProcess } from "./googleProcess.ts";

/** The whole product on free ports of this machine, each part in its own process. */
export interface Stack {
  workerUrl: string;
  /** Fires the cron once. */
  tick(): Promise<void>;
  database: ChildService<DatabaseProcess> & { url: string; authToken: string };
  google: ChildService<GoogleProcess> & { url: string; control: GoogleControl };
  /** For looking into the product's database from outside; its round trips are not counted. */
  ctx: Context;
  /** Ends every process and removes the files. May be called again. */
  close(): Promise<void>;
}

/** Starts database, Google's stand-in and the Worker in workerd, in a temporary folder. */
export async function startStack(): Promise<Stack> {
  const directory = await mkdtemp(join(tmpdir(), "threadbook-bench-"));
  const running: (() => Promise<void>)[] = [() => rm(directory, { recursive: true, force: true })];
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= endAll(running);
    return closing;
  };
  try {
    return { ...(await startParts(directory, running)), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function endAll(running: (() => Promise<void>)[]): Promise<void> {
  for (const end of running.splice(0).reverse()) await end();
}

async function startParts(
  directory: string,
  running: (() => Promise<void>)[],
): Promise<Omit<Stack, "close">> {
  const secret = () => randomBytes(24).toString("base64url");
  const authToken = secret();
  const client = { clientId: "threadbook-bench", clientSecret: secret() };
  const port = await freePort();
  const publicUrl = `http://127.0.0.1:${port}`;

  const database = startChild<DatabaseProcess>(new URL("./databaseProcess.ts", import.meta.url));
  running.push(database.close);
  const databaseUrl = await database.ask("start", { directory: join(directory, "libsql"), authToken });
  await migrateDatabase({ url: databaseUrl, authToken });

  const google = startChild<GoogleProcess>(new URL("./googleProcess.ts", import.meta.url));
  running.push(google.close);
  const googleUrl = await google.ask("start", {
    ...client,
    storage: join(directory, "google.db"),
    redirectUri: `${publicUrl}/auth/callback/google`,
  });

  const variables = {
    DATABASE_URL: databaseUrl,
    DATABASE_AUTH_TOKEN: authToken,
    PUBLIC_URL: publicUrl,
    GOOGLE_ISSUER: googleUrl,
    GMAIL_API_URL: googleUrl,
    GOOGLE_CLIENT_ID: client.clientId,
    GOOGLE_CLIENT_SECRET: client.clientSecret,
    TOKEN_KEYS: JSON.stringify({ bench: randomBytes(32).toString("base64") }),
    TOKEN_KEY_CURRENT: "bench",
    EXTENSION_REDIRECT_URIS: extensionRedirectUri,
  };
  const worker = await startWorker({ port, variables, directory: join(directory, "worker") });
  running.push(worker.close);
  return {
    workerUrl: worker.url,
    tick: worker.tick,
    database: { ...database, url: databaseUrl, authToken },
    google: { ...google, url: googleUrl, control: googleControl(googleUrl) },
    ctx: benchContext(variables),
  };
}

/** A port that nobody has at this moment. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}
