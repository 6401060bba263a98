import { Hono } from "hono";
import * as z from "zod";
import type { Actor, Context } from "../context.ts";
import { databaseFor } from "../db/client.ts";
import { readLink } from "../security/signedLink.ts";
import { fetchRemoteImage } from "../timeline/email/fetchRemoteImage.ts";
import { openFileLink } from "../timeline/email/fileLinks.ts";
import type { PublicEnv } from "./environment.ts";
import { knownError } from "./errorAnswer.ts";
import { fileHeaders } from "./fileHeaders.ts";
import { noticePage } from "./noticePage.ts";
import { validate } from "./validate.ts";

const byToken = validate("param", z.object({ token: z.string().min(1).max(16_000) }));
const shownQuery = validate("query", z.object({ show: z.literal("1").optional() }));

/** What a signed link leads to: it is its own permission, so that a browser can follow it. */
export const linkRoutes = new Hono<PublicEnv>()
  .get("/v1/files/:token", byToken, shownQuery, async (c) => {
    try {
      const { actor, target } = await readLink(c.var.ctx, "file", c.req.valid("param").token);
      const { attachment, bytes } = await openFileLink(asUser(c.var.ctx, actor), target);
      return c.body(bytes, 200, fileHeaders(attachment, c.req.valid("query").show !== undefined));
    } catch (error) {
      if (!(error instanceof Error)) throw error;
      // Whoever followed the link is a person in a browser.
      const known = knownError(error, c);
      c.header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'");
      return c.html(noticePage("This file cannot be had", known.message), known.status);
    }
  })
  .get("/v1/images/:token", byToken, async (c) => {
    const { bytes, mimeType } = await fetchRemoteImage(c.var.ctx, c.req.valid("param").token);
    return c.body(bytes, 200, {
      "content-type": mimeType,
      "cache-control": "private, max-age=86400",
      "content-security-policy": "sandbox; default-src 'none'",
      "x-content-type-options": "nosniff",
      // The frame that shows an email has no origin.
      "cross-origin-resource-policy": "cross-origin",
      "referrer-policy": "no-referrer",
    });
  });

function asUser(ctx: Context, actor: Actor) {
  return { ...ctx, db: databaseFor(ctx.config, actor.organizationId, ctx.fetch), actor };
}
