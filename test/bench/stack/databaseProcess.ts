import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { type LibsqlServer, startLibsql } from "#sandbox/libsql/server.ts";
import { answerParent } from "./childService.ts";
import { observerHeader } from "./observerHeader.ts";

let server: LibsqlServer | null = null;
let roundTrips = 0;
let bytes = 0;

// Each HTTP request to the server is one round trip of a client.
subscribe("http.server.request.start", (message) => {
  const { request } = message as { request: IncomingMessage };
  if (request.headers[observerHeader] !== undefined) return;
  roundTrips += 1;
  bytes += Number(request.headers["content-length"] ?? 0);
});

const answers = {
  /** Starts the server on a free port; returns its url. */
  async start(options: { directory: string; authToken: string }) {
    server = await startLibsql(options);
    return server.url;
  },
  async createDatabase(name: string) {
    if (server === null) throw new Error("The database server has not been started.");
    return server.createDatabase(name);
  },
  counts: () => ({ roundTrips, bytes }),
  cpuSeconds: () => (process.cpuUsage().user + process.cpuUsage().system) / 1e6,
};

export type DatabaseProcess = typeof answers;

answerParent(answers, async () => {
  await server?.close();
});
