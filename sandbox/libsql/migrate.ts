import { existsSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createClient } from "@libsql/client/web";
import { drizzle } from "drizzle-orm/libsql";
import { migrate } from "drizzle-orm/libsql/migrator";

interface MigrateOptions {
  readonly url: string;
  readonly authToken: string;
  /** Default: the product's own, `worker/db/migrations`. */
  readonly migrationsFolder?: string;
}

const productMigrations = fileURLToPath(new URL("../../worker/db/migrations", import.meta.url));

/** Applies the migrations that a database lacks, all or none. Running it again does nothing. */
export async function migrateDatabase(options: MigrateOptions): Promise<void> {
  const { url, authToken, migrationsFolder = productMigrations } = options;
  if (!existsSync(join(migrationsFolder, "meta", "_journal.json"))) {
    throw new Error(`${migrationsFolder} is not a folder of migrations: it has no meta/_journal.json.`);
  }
  const client = createClient({ url, authToken });
  try {
    await migrate(drizzle(client), { migrationsFolder });
  } finally {
    client.close();
  }
}
