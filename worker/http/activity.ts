import { Hono } from "hono";
import { businessActivity } from "../timeline/activity/businessActivity.ts";
import { lookAtBusiness } from "../timeline/activity/lookAtBusiness.ts";
import type { UserEnv } from "./environment.ts";

/** What happens at a business, and that the user has seen it. */
export const activityRoutes = new Hono<UserEnv>()
  .get("/businesses/:id/activity", async (c) => c.json(await businessActivity(c.var.ctx, c.req.param("id"))))
  .post("/businesses/:id/look", async (c) => {
    await lookAtBusiness(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  });
