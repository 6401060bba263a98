import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { drizzle } from "drizzle-orm/libsql";
import { blob, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { describe, expect } from "vitest";
import { migrateDatabase } from "#sandbox/libsql/migrate.ts";
import { authToken, test } from "./fixture.ts";

const business = sqliteTable("business", {
  id: text("id").primaryKey(),
  name: text("name").notNull(),
  createdAt: integer("created_at", { mode: "timestamp_ms" }).notNull(),
  settings: text("settings", { mode: "json" }).$type<{ sharing: string }>(),
  logo: blob("logo", { mode: "buffer" }),
});

const steps = [
  "CREATE TABLE `business` (`id` text PRIMARY KEY NOT NULL, `name` text NOT NULL, `created_at` integer NOT NULL);\n" +
    "--> statement-breakpoint\nCREATE UNIQUE INDEX `business_name` ON `business` (`name`);",
  "ALTER TABLE `business` ADD `settings` text;\n--> statement-breakpoint\nALTER TABLE `business` ADD `logo` blob;",
  "CREATE VIRTUAL TABLE `business_search` USING fts5(`name`);",
];

/** A folder of migrations as drizzle-kit writes it. */
function migrationsFolder(directory: string, sql: readonly string[]): string {
  const folder = join(directory, `migrations-${sql.length}`);
  mkdirSync(join(folder, "meta"), { recursive: true });
  const entries = sql.map((text, idx) => {
    const tag = `000${idx}_step`;
    writeFileSync(join(folder, `${tag}.sql`), text);
    return { idx, version: "6", when: 1_700_000_000_000 + idx, tag, breakpoints: true };
  });
  writeFileSync(
    join(folder, "meta", "_journal.json"),
    JSON.stringify({ version: "7", dialect: "sqlite", entries }),
  );
  return folder;
}

describe("Drizzle", () => {
  test("migrates step by step, and a second run changes nothing", async ({ client, directory, server }) => {
    const target = { url: server.url, authToken };
    await migrateDatabase({ ...target, migrationsFolder: migrationsFolder(directory, steps.slice(0, 1)) });
    const whole = migrationsFolder(directory, steps);
    await migrateDatabase({ ...target, migrationsFolder: whole });
    await migrateDatabase({ ...target, migrationsFolder: whole });
    const applied = await client.execute("SELECT count(*) AS n FROM __drizzle_migrations");
    expect(applied.rows[0]?.n).toBe(3n);
    const columns = await client.execute("SELECT name FROM pragma_table_info('business')");
    expect(columns.rows.map((row) => row.name)).toEqual(["id", "name", "created_at", "settings", "logo"]);
  });

  test("leaves nothing of a migration that fails", async ({ client, directory, server }) => {
    const folder = migrationsFolder(directory, [
      ...steps,
      "CREATE TABLE `extra` (`id` text);\n--> statement-breakpoint\nnonsense;",
    ]);
    const migrating = migrateDatabase({ url: server.url, authToken, migrationsFolder: folder });
    await expect(migrating).rejects.toMatchObject({ code: "SQL_PARSE_ERROR" });
    const tables = await client.execute("SELECT name FROM sqlite_schema WHERE name IN ('business', 'extra')");
    expect(tables.rows).toEqual([]);
  });

  test("says which folder has no migrations", async ({ directory, server }) => {
    const migrating = migrateDatabase({ url: server.url, authToken, migrationsFolder: directory });
    await expect(migrating).rejects.toThrow(`${directory} is not a folder of migrations`);
  });

  test("reads and writes typed rows, in batches and transactions", async ({ client, directory, server }) => {
    await migrateDatabase({
      url: server.url,
      authToken,
      migrationsFolder: migrationsFolder(directory, steps),
    });
    const url = await server.createDatabase("copied", "main");
    const db = drizzle({ connection: { url, authToken } });
    const acme = {
      id: "1",
      name: "Acme",
      createdAt: new Date(1_700_000_000_123),
      settings: { sharing: "full" },
      logo: Buffer.from([0, 255]),
    };
    const [inserted] = await db.insert(business).values(acme).returning();
    expect(inserted).toEqual(acme);
    await db.batch([
      db.insert(business).values({ ...acme, id: "2", name: "Umbrella", logo: null }),
      db.update(business).set({ name: "Acme Inc." }).where(eq(business.id, "1")),
    ]);
    await expect(
      db.transaction(async (transaction) => {
        await transaction.delete(business);
        transaction.rollback();
      }),
    ).rejects.toThrow();
    await db.transaction((transaction) =>
      transaction
        .delete(business)
        .where(eq(business.id, "2"))
        .then(() => undefined),
    );
    expect(await db.select({ name: business.name }).from(business)).toEqual([{ name: "Acme Inc." }]);
    db.$client.close();
    expect((await client.execute("SELECT * FROM business")).rows).toEqual([]);
  });
});
