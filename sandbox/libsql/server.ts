import { once } from "node:events";
import { createServer, type Server } from "node:http";
import { type Clock, systemClock } from "./clock.ts";
import { LibsqlStartError } from "./errors.ts";
import { requestListener } from "./http.ts";
import { OpenStreams } from "./openStreams.ts";
import { DatabaseRegistry, mainDatabase } from "./registry.ts";

const host = "127.0.0.1";

interface LibsqlOptions {
  /** Where the database files are; created if missing. */
  readonly directory: string;
  /** 0 (the default) asks the system for a free one. */
  readonly port?: number;
  /** Clients must send it as a bearer token. */
  readonly authToken: string;
  /** How long a stream may wait for its next request. Default 10 s, as Turso does. */
  readonly streamExpiryMs?: number;
  /** Bytes of the largest request body. Default 32 MiB. */
  readonly bodyLimit?: number;
  readonly clock?: Clock;
}

export interface LibsqlServer {
  /** The url of the main database. */
  readonly url: string;
  readonly port: number;
  readonly authToken: string;
  /** The url of a database for `createClient`. It ends with a slash: without, the client drops the last segment. */
  databaseUrl(name?: string): string;
  /** Creates a database, empty or as a copy of another one, and returns its url. @throws RequestError */
  createDatabase(name: string, from?: string): Promise<string>;
  /** Stops listening, rolls back open transactions, writes the logs back into the files. May be called again. */
  close(): Promise<void>;
}

/** Starts the local stand-in for a libSQL server (Hrana 2 over HTTP) on loopback. @throws LibsqlStartError */
export async function startLibsql(options: LibsqlOptions): Promise<LibsqlServer> {
  const server = createServer();
  // Idle connections stay open: a client that reuses one in the moment of its closing would see a reset.
  server.keepAliveTimeout = 0;
  const port = await listen(server, options.port ?? 0);
  let registry: DatabaseRegistry;
  try {
    registry = new DatabaseRegistry(options.directory);
  } catch (error) {
    await stop(server);
    throw error;
  }
  const streams = new OpenStreams(options.clock ?? systemClock, options.streamExpiryMs ?? 10_000);
  const databaseUrl = (name: string = mainDatabase) =>
    name === mainDatabase ? `http://${host}:${port}/` : `http://${host}:${port}/${name}/`;
  const { authToken, bodyLimit = 32 * 1024 * 1024 } = options;
  server.on("request", requestListener({ registry, streams, authToken, bodyLimit, databaseUrl }));

  let closing: Promise<void> | undefined;
  const close = async () => {
    const stopped = stop(server);
    streams.closeAll();
    await stopped;
    registry.close();
  };
  return {
    url: databaseUrl(),
    port,
    authToken,
    databaseUrl,
    async createDatabase(name, from) {
      await registry.create(name, from);
      return databaseUrl(name);
    },
    close() {
      closing ??= close();
      return closing;
    },
  };
}

async function listen(server: Server, port: number): Promise<number> {
  try {
    server.listen(port, host);
    await once(server, "listening");
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    if (code === "EADDRINUSE") {
      const sentence = `Port ${port} on ${host} is taken; stop what uses it or choose another port for the database.`;
      throw new LibsqlStartError("port_taken", sentence, { cause: error });
    }
    const sentence = `Port ${port} on ${host} cannot be used (${code ?? error}); choose another port for the database.`;
    throw new LibsqlStartError("port_unusable", sentence, { cause: error });
  }
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port.");
  return address.port;
}

function stop(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
