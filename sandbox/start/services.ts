import { join } from "node:path";
import { startGoogle } from "#sandbox/google/server.ts";
import { migrateDatabase } from "#sandbox/libsql/migrate.ts";
import { startLibsql } from "#sandbox/libsql/server.ts";
import { startMicrosoft } from "#sandbox/microsoft/server.ts";
import { startWorker } from "#sandbox/worker/startWorker.ts";
import type { ProviderKind } from "#shared/auth.ts";
import { extensionRedirectUri } from "#shared/extensionId.ts";
import { type Secrets, StartError, type StartOptions } from "./settings.ts";

/** Something that runs and has to be ended. */
interface Running {
  close(): Promise<void>;
}

/** Ends everything that was started, last first. */
export class Services {
  readonly #running: Running[] = [];

  async add<Service extends Running>(started: Promise<Service>): Promise<Service> {
    const service = await started;
    this.#running.push(service);
    return service;
  }

  async close(): Promise<void> {
    for (const service of this.#running.splice(0).reverse()) await service.close();
  }
}

/** One clear sentence for a port that somebody else has. */
async function onPort<Service>(port: number, what: string, start: Promise<Service>): Promise<Service> {
  try {
    return await start;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EADDRINUSE")) throw error;
    throw new StartError(
      `Port ${port}, for ${what}, is taken. End what uses it, or start with another: npm start -- --port 9000.`,
    );
  }
}

export async function startDatabase(services: Services, options: StartOptions, secrets: Secrets) {
  const directory = join(options.directory, "libsql");
  const port = options.port + 1;
  const authToken = secrets.databaseToken;
  const server = await services.add(
    onPort(port, "the database", startLibsql({ directory, port, authToken })),
  );
  const url = server.databaseUrl();
  await migrateDatabase({ url, authToken });
  return { url, authToken };
}

/** What the sandbox's providers know Threadbook by. */
export const clientId = "threadbook-sandbox";

function standInOptions(options: StartOptions, secrets: Secrets, kind: ProviderKind, port: number) {
  return {
    storage: join(options.directory, `${kind}.db`),
    port,
    clientId,
    clientSecret: secrets.clientSecret,
    redirectUris: [`${publicUrl(options)}/auth/callback/${kind}`],
  };
}

export async function startMicrosoftStandIn(services: Services, options: StartOptions, secrets: Secrets) {
  const port = options.port + 3;
  const started = startMicrosoft(standInOptions(options, secrets, "microsoft", port));
  return services.add(onPort(port, "the Microsoft stand-in", started));
}

export async function startGoogleStandIn(services: Services, options: StartOptions, secrets: Secrets) {
  const port = options.port + 2;
  const started = startGoogle(standInOptions(options, secrets, "google", port));
  return services.add(onPort(port, "the Google stand-in", started));
}

export const publicUrl = (options: StartOptions) => `http://127.0.0.1:${options.port}`;

/** Variables that the sandbox sets; what was given in `.dev.vars` or the environment stands over them. */
export function sandboxVariables(options: StartOptions, secrets: Secrets): Record<string, string> {
  return {
    PUBLIC_URL: publicUrl(options),
    TOKEN_KEYS: JSON.stringify({ sandbox: secrets.tokenKey }),
    TOKEN_KEY_CURRENT: "sandbox",
    EXTENSION_REDIRECT_URIS: extensionRedirectUri,
  };
}

export async function startTheWorker(
  services: Services,
  options: StartOptions,
  variables: Record<string, string>,
) {
  const directory = join(options.directory, "worker");
  return services.add(
    onPort(options.port, "the Worker", startWorker({ port: options.port, variables, directory })),
  );
}
