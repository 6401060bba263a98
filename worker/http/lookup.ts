import { Hono } from "hono";
import { lookupQuerySchema } from "#shared/lookup.ts";
import { lookUp } from "../timeline/lookUp/lookUp.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** `GET /v1/lookup` */
export const lookupRoutes = new Hono<UserEnv>().get(
  "/lookup",
  validate("query", lookupQuerySchema),
  async (c) => c.json(await lookUp(c.var.ctx, c.req.valid("query"))),
);
