import { createMiddleware } from "hono/factory";
import type { Actor, Context } from "../context.ts";
import { databaseFor } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { verifyAccessToken } from "../security/accessToken.ts";
import type { UserEnv } from "./environment.ts";

/**
 * Who the `Authorization` header says is acting (RFC 6750).
 * @throws AppError `unauthenticated`, `session_expired`
 */
export async function actorOf(ctx: Context, authorization: string | undefined): Promise<Actor> {
  const [scheme, token] = (authorization ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token)
    throw new AppError("unauthenticated", "Sign in to continue.");
  return verifyAccessToken(ctx, token);
}

/** Lets only signed-in users through and gives their verbs the context of their organization. */
export const authenticate = createMiddleware<UserEnv>(async (c, next) => {
  const ctx = c.var.ctx;
  const actor = await actorOf(ctx, c.req.header("authorization"));
  c.set("ctx", { ...ctx, db: databaseFor(ctx.config, actor.organizationId, ctx.fetch), actor });
  await next();
});
