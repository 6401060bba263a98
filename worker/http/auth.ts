import { Hono } from "hono";
import * as z from "zod";
import { authStartRequestSchema, authTokenRequestSchema, providerKindSchema } from "#shared/auth.ts";
import { listOfferedProviders } from "../accounts/signIn/listOfferedProviders.ts";
import { redeemCode } from "../accounts/signIn/redeemCode.ts";
import { refreshSession } from "../accounts/signIn/refreshSession.ts";
import { returnFromProvider } from "../accounts/signIn/returnFromProvider.ts";
import { startAuthorization } from "../accounts/signIn/startAuthorization.ts";
import { AppError } from "../errors.ts";
import { actorOf } from "./authenticate.ts";
import type { PublicEnv } from "./environment.ts";
import { noticePage } from "./noticePage.ts";
import { validate } from "./validate.ts";

/** Signing in and connecting a mailbox: what works without a session. */
export const authRoutes = new Hono<PublicEnv>()
  .get("/v1/auth/providers", (c) => c.json(listOfferedProviders(c.var.ctx)))
  .post("/v1/auth/start", validate("json", authStartRequestSchema), async (c) => {
    const input = c.req.valid("json");
    const actor = input.intent === "connect" ? await actorOf(c.var.ctx, c.req.header("authorization")) : null;
    return c.json(await startAuthorization(c.var.ctx, input, actor));
  })
  .post("/v1/auth/token", validate("json", authTokenRequestSchema), async (c) => {
    const input = c.req.valid("json");
    const ctx = c.var.ctx;
    return c.json(
      "code" in input
        ? await redeemCode(ctx, input, c.req.header("user-agent") ?? null)
        : await refreshSession(ctx, input.refreshToken),
    );
  })
  .get(
    "/auth/callback/:provider",
    validate("param", z.object({ provider: providerKindSchema })),
    async (c) => {
      // The url holds the provider's code: it must not travel on.
      c.header("referrer-policy", "no-referrer");
      const parameters = new URL(c.req.url).searchParams;
      // An administrator who approved Threadbook comes back here, and nobody waits for them.
      if (parameters.get("admin_consent") === "True" && !parameters.has("state"))
        return c.html(
          noticePage("Threadbook is approved", "Your colleagues can connect their accounts now."),
        );
      try {
        return c.redirect(await returnFromProvider(c.var.ctx, c.req.valid("param").provider, parameters));
      } catch (error) {
        if (!(error instanceof AppError)) throw error;
        c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
        return c.html(noticePage("This sign-in cannot go on", error.message), error.status);
      }
    },
  );
