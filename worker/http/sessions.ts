import { Hono } from "hono";
import { endSession } from "../accounts/signIn/endSession.ts";
import { listSessions } from "../accounts/signIn/listSessions.ts";
import type { UserEnv } from "./environment.ts";

/** Where a user is signed in, and signing out. */
export const sessionRoutes = new Hono<UserEnv>()
  .get("/sessions", async (c) => c.json(await listSessions(c.var.ctx)))
  .delete("/sessions/:id", async (c) => {
    await endSession(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  })
  .post("/auth/sign-out", async (c) => {
    await endSession(c.var.ctx, c.var.ctx.actor.sessionId);
    return c.body(null, 204);
  });
