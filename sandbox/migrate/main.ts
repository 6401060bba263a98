import { migrateDatabase } from "#sandbox/libsql/migrate.ts";
import { givenVariables } from "#sandbox/worker/variables.ts";

// npm run migrate: brings the database of the environment or .dev.vars up to date. `npm run deploy` does so first.

const { DATABASE_URL: url, DATABASE_AUTH_TOKEN: authToken = "" } = givenVariables();
if (url === undefined) {
  process.stderr.write("DATABASE_URL is missing: set it in the environment or in .dev.vars.\n");
  process.exitCode = 1;
} else {
  await migrateDatabase({ url, authToken });
  process.stdout.write("The database is up to date.\n");
}
