import { Hono } from "hono";
import { AppError } from "../errors.ts";
import type { PublicEnv } from "./environment.ts";

/**
 * `GET /v1/selectors`: where mail pages keep what the extension reads, newer than what it came with. The Worker only
 * passes it on: whether it is genuine the extension decides by its signature.
 */
export const selectorRoutes = new Hono<PublicEnv>().get("/v1/selectors", (c) => {
  const update = c.var.ctx.config.SELECTOR_UPDATE;
  if (update === null) throw new AppError("not_found", "There is no newer way to read mail pages.");
  return c.json(update);
});
