import { parseArgs } from "node:util";
import { startGoogle } from "./server.ts";

/** `node sandbox/google/main.ts --storage google.db --port 4010`: runs the stand-in until it is interrupted. */
const { values } = parseArgs({
  options: {
    storage: { type: "string", default: ":memory:" },
    port: { type: "string", default: "0" },
    "client-id": { type: "string", default: "sandbox-client" },
    "client-secret": { type: "string", default: "sandbox-secret" },
    "redirect-uri": { type: "string", multiple: true, default: [] },
    account: { type: "string", multiple: true, default: ["ada@threadbook.example"] },
  },
});

function fail(error: unknown): never {
  process.stderr.write(
    `Google's stand-in stopped: ${error instanceof Error ? error.message : String(error)}\n`,
  );
  process.exit(1);
}

const google = await startGoogle({
  storage: values.storage,
  port: Number(values.port),
  clientId: values["client-id"],
  clientSecret: values["client-secret"],
  redirectUris: values["redirect-uri"],
  accounts: values.account.map((address) => ({
    address,
    name: address.split("@")[0] ?? address,
    aliases: [],
  })),
}).catch(fail);
process.stdout.write(`Google's stand-in listens on ${google.url}\n`);

for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    google.close().then(() => process.exit(0), fail);
  });
