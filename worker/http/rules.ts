import { Hono } from "hono";
import { forgetRule } from "../association/rules/forgetRule.ts";
import { listRules } from "../association/rules/listRules.ts";
import type { UserEnv } from "./environment.ts";

/** What corrections taught. */
export const ruleRoutes = new Hono<UserEnv>()
  .get("/businesses/:id/rules", async (c) => c.json(await listRules(c.var.ctx, c.req.param("id"))))
  .delete("/rules/:id", async (c) => {
    await forgetRule(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  });
