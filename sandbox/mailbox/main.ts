import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { startLibsql } from "#sandbox/libsql/server.ts";
import { sandboxSecrets } from "#sandbox/start/settings.ts";
import { givenVariables } from "#sandbox/worker/variables.ts";
import { mailboxStory } from "./story.ts";

// npm run mailbox -- <id or address>: a mailbox's state and story, from the database of the environment or .dev.vars;
// -- --directory .threadbook takes the sandbox's, while it does not run.

function fail(sentence: string): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = 1;
}

const { values, positionals } = parseArgs({
  options: { directory: { type: "string" } },
  allowPositionals: true,
});
const [idOrAddress] = positionals;

async function tell(url: string, authToken: string, wanted: string): Promise<void> {
  const story = await mailboxStory({ url, authToken }, wanted, Date.now());
  if (story === null) fail(`There is no mailbox ${wanted}.`);
  else process.stdout.write(`${story}\n`);
}

const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken = "" } = givenVariables();
if (idOrAddress === undefined) {
  fail("Say which mailbox, by its id or address: npm run mailbox -- ada@example.com");
} else if (values.directory !== undefined) {
  const root = resolve(values.directory);
  const { databaseToken } = await sandboxSecrets(root);
  const server = await startLibsql({ directory: `${root}/libsql`, port: 0, authToken: databaseToken });
  await tell(server.databaseUrl(), databaseToken, idOrAddress).finally(() => server.close());
} else if (url === undefined) {
  fail(
    "DATABASE_URL is missing: set it in the environment or in .dev.vars, or name the sandbox's --directory.",
  );
} else {
  await tell(url, authToken, idOrAddress);
}
