import { createMiddleware } from "hono/factory";
import { databaseFor } from "../db/client.ts";
import { AppError } from "../errors.ts";
import { verifyAccessToken } from "../security/accessToken.ts";
import type { UserEnv } from "./environment.ts";

/** Lets only signed-in users through and gives their verbs the context of their organization (RFC 6750). */
export const authenticate = createMiddleware<UserEnv>(async (c, next) => {
  const [scheme, token] = (c.req.header("authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() !== "bearer" || !token)
    throw new AppError("unauthenticated", "Sign in to continue.");
  const ctx = c.var.ctx;
  const actor = await verifyAccessToken(ctx, token);
  c.set("ctx", { ...ctx, db: databaseFor(ctx.config, actor.organizationId, ctx.fetch), actor });
  await next();
});
