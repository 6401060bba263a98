import { Hono } from "hono";
import { importMappingSchema, importRowQuerySchema } from "#shared/businessImport.ts";
import { listImportRows } from "../businesses/import/listImportRows.ts";
import { getImport } from "../businesses/import/readImport.ts";
import { startImport } from "../businesses/import/startImport.ts";
import { applyImport, mapImport } from "../businesses/import/turnImport.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** Bringing businesses and contacts in a file. */
export const businessImportRoutes = new Hono<UserEnv>()
  .post("/businesses/import", async (c) =>
    c.json(await startImport(c.var.ctx, new Uint8Array(await c.req.arrayBuffer())), 202),
  )
  .get("/businesses/import/:id", async (c) => c.json(await getImport(c.var.ctx, c.req.param("id"))))
  .get("/businesses/import/:id/rows", validate("query", importRowQuerySchema), async (c) =>
    c.json(await listImportRows(c.var.ctx, c.req.param("id"), c.req.valid("query"))),
  )
  .put("/businesses/import/:id/mapping", validate("json", importMappingSchema), async (c) =>
    c.json(await mapImport(c.var.ctx, c.req.param("id"), c.req.valid("json")), 202),
  )
  .post("/businesses/import/:id/apply", async (c) =>
    c.json(await applyImport(c.var.ctx, c.req.param("id")), 202),
  );
