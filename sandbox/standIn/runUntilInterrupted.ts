import { parseArgs } from "node:util";
import type { SampleAccount } from "../mail/sampleEmail.ts";

/** What a stand-in is started with from a command line. */
interface CommandOptions {
  storage: string;
  port: number;
  clientId: string;
  clientSecret: string;
  redirectUris: string[];
  accounts: SampleAccount[];
}

/**
 * Starts a stand-in by the arguments of this process (`--storage`, `--port`, `--client-id`, `--client-secret`,
 * `--redirect-uri`, `--account`; the last two may come several times), says where it listens, and closes it at
 * Ctrl-C. Ends the process with 1 where it cannot start.
 * @param name in messages, such as `Google's stand-in`
 */
export async function runUntilInterrupted(
  name: string,
  start: (options: CommandOptions) => Promise<{ url: string; close(): Promise<void> }>,
): Promise<void> {
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
    process.stderr.write(`${name} stopped: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exit(1);
  }
  const running = await start({
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
  process.stdout.write(`${name} listens on ${running.url}\n`);
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      running.close().then(() => process.exit(0), fail);
    });
}
