import { parseArgs } from "node:util";
import { LibsqlStartError } from "./errors.ts";
import { startLibsql } from "./server.ts";

// node sandbox/libsql/main.ts --directory .threadbook/libsql --port 8080   (token in DATABASE_AUTH_TOKEN)

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

const { values } = parseArgs({
  options: { directory: { type: "string" }, port: { type: "string", default: "0" } },
});
const { directory } = values;
const port = Number(values.port);
const authToken = process.env.DATABASE_AUTH_TOKEN;
if (directory === undefined) fail("Say where the database files are with --directory.");
if (!Number.isInteger(port) || port < 0 || port > 65_535) fail(`--port ${values.port} is not a port number.`);
if (!authToken) fail("Set DATABASE_AUTH_TOKEN to the token that clients must send.");

try {
  const server = await startLibsql({ directory, port, authToken });
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void server.close());
  process.stdout.write(`libSQL is ready at ${server.url}\n`);
} catch (error) {
  if (error instanceof LibsqlStartError) fail(error.message);
  throw error;
}
