import { Hono } from "hono";
import { listNotifications } from "../accounts/notifications/listNotifications.ts";
import { readNotification } from "../accounts/notifications/readNotification.ts";
import type { UserEnv } from "./environment.ts";

/** What a user should know or do. */
export const notificationRoutes = new Hono<UserEnv>()
  .get("/notifications", async (c) => c.json(await listNotifications(c.var.ctx)))
  .post("/notifications/:id/read", async (c) => {
    await readNotification(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  });
