import { Hono } from "hono";
import { timelineQuerySchema } from "#shared/timeline.ts";
import { listTimeline } from "../timeline/listTimeline.ts";
import { readChanges } from "../timeline/readChanges.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** `GET /v1/timeline`, and `GET /v1/changes`: whether it is worth asking again. */
export const timelineRoutes = new Hono<UserEnv>()
  .get("/timeline", validate("query", timelineQuerySchema), async (c) =>
    c.json(await listTimeline(c.var.ctx, c.req.valid("query"))),
  )
  .get("/changes", async (c) => c.json(await readChanges(c.var.ctx)));
