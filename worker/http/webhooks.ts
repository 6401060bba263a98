import { Hono, type Context as HonoContext } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../errors.ts";
import { receiveGmailPush } from "../sync/push/receiveGmailPush.ts";
import { receiveGraphLifecycle, receiveGraphPush } from "../sync/push/receiveGraphPush.ts";
import type { PublicEnv } from "./environment.ts";

/** Bytes of the largest push of Pub/Sub that is read; one is about 500. */
const largestGmailPush = 64 * 1024;
/** Bytes of the largest call of Graph that is read; a notification is about 800. */
const largestGraphPush = 1024 * 1024;
/** Characters of the longest validation token that is handed back; one is about 150. */
const longestValidation = 2048;
/** Milliseconds after which Graph has its answer in any case: it wants one in three seconds. */
const graphPatience = 2500;

const limited = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => {
      c.var.ctx.log.warn("push_oversized", { path: c.req.path });
      throw new AppError("payload_too_large", `A notification has at most ${maxSize / 1024} KB.`);
    },
  });

type Call = HonoContext<PublicEnv>;

/** Where the providers tell that something changed. Anyone may call: each notification proves where it is from. */
export const webhookRoutes = new Hono<PublicEnv>()
  .post("/webhooks/gmail", limited(largestGmailPush), async (c) => {
    await receiveGmailPush(c.var.ctx, {
      authorization: c.req.header("authorization"),
      body: () => c.req.text(),
    });
    return c.body(null, 204);
  })
  .post("/webhooks/graph", limited(largestGraphPush), (c) => answerGraph(c, receiveGraphPush))
  .post("/webhooks/graph/lifecycle", limited(largestGraphPush), (c) => answerGraph(c, receiveGraphLifecycle));

/**
 * The handshake with which Graph checks a new subscription's address, or 202 for what it tells, wherever it is from.
 * https://learn.microsoft.com/graph/change-notifications-delivery-webhooks
 */
async function answerGraph(
  c: Call,
  receive: (ctx: Call["var"]["ctx"], body: string) => Promise<void>,
): Promise<Response> {
  const validationToken = c.req.query("validationToken");
  if (validationToken !== undefined) {
    if (validationToken.length > longestValidation)
      throw new AppError("invalid_request", "This validation token is too long.");
    // It is whatever the caller wrote: nobody may take it for a page.
    return c.text(validationToken, 200, { "x-content-type-options": "nosniff" });
  }
  await inTime(c, receive(c.var.ctx, await c.req.text()));
  return c.body(null, 202);
}

/** Waits for the work, but not longer than Graph does: then it goes on behind the answer. */
async function inTime(c: Call, work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), graphPatience);
  });
  try {
    if ((await Promise.race([work, tooLong])) !== "late") return;
  } finally {
    clearTimeout(timer);
  }
  const rest = work.catch((error: unknown) =>
    c.var.ctx.log.error("push_failed_late", { name: error instanceof Error ? error.name : "unknown" }),
  );
  c.var.ctx.log.warn("push_late", { path: c.req.path });
  c.executionCtx.waitUntil(rest);
}
