import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { extensionRedirectUri } from "#shared/extensionId.ts";
import { startWorker, WorkerStartError } from "./startWorker.ts";
import { givenVariables } from "./variables.ts";

// npm run worker -- --port 8787: the Worker alone, on the configuration of the environment or .dev.vars, cron ticking.

const { values } = parseArgs({ options: { port: { type: "string", default: process.env.PORT ?? "8787" } } });
const port = Number(values.port);
const minute = 60_000;

try {
  const worker = await startWorker({
    port,
    variables: {
      PUBLIC_URL: `http://127.0.0.1:${port}`,
      EXTENSION_REDIRECT_URIS: extensionRedirectUri,
      ...givenVariables(),
    },
    directory: resolve(".threadbook", `worker-${port}`),
  });
  process.stdout.write(`The Worker is ready at ${worker.url}\n`);
  const tick = () =>
    worker.tick().catch((error: unknown) => process.stderr.write(`The cron did not run: ${String(error)}\n`));
  const cron = setInterval(() => void tick(), minute);
  void tick();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      clearInterval(cron);
      void worker.close().then(() => process.exit(0));
    });
} catch (error) {
  const isTaken = error instanceof Error && "code" in error && error.code === "EADDRINUSE";
  if (!isTaken && !(error instanceof WorkerStartError)) throw error;
  const sentence = isTaken
    ? `Port ${port} is taken; choose another: npm run worker -- --port 9000.`
    : error.message;
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}
