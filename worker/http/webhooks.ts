import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { AppError } from "../errors.ts";
import { receiveGmailPush } from "../sync/push/receiveGmailPush.ts";
import type { PublicEnv } from "./environment.ts";

/** Bytes of the largest push of Pub/Sub that is read; one is about 500. */
const largestGmailPush = 64 * 1024;

const limited = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => {
      c.var.ctx.log.warn("push_oversized", { path: c.req.path });
      throw new AppError("payload_too_large", `A notification has at most ${maxSize / 1024} KB.`);
    },
  });

/** Where the providers tell that something changed. Anyone may call: each notification proves where it is from. */
export const webhookRoutes = new Hono<PublicEnv>().post(
  "/webhooks/gmail",
  limited(largestGmailPush),
  async (c) => {
    await receiveGmailPush(c.var.ctx, {
      authorization: c.req.header("authorization"),
      body: () => c.req.text(),
    });
    return c.body(null, 204);
  },
);
