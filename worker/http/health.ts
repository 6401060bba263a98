import { sql } from "drizzle-orm";
import { Hono } from "hono";
import type { PublicEnv } from "./environment.ts";

/** `GET /healthz`: whether the Worker is up and reaches its database. */
export const healthRoutes = new Hono<PublicEnv>().get("/healthz", async (c) => {
  try {
    await c.var.ctx.db.run(sql`select 1`);
    return c.json({ status: "up", database: "reachable" } as const);
  } catch (error) {
    c.var.ctx.log.error("database_unreachable", { name: error instanceof Error ? error.name : "unknown" });
    return c.json({ status: "up", database: "unreachable" } as const, 503);
  }
});
