import { defineConfig } from "drizzle-kit";

export default defineConfig({
  dialect: "turso",
  schema: "./worker/db/schema/tables.ts",
  out: "./worker/db/migrations",
});
