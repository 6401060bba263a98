import { Hono } from "hono";
import * as z from "zod";
import { joinRequestSchema, separateRequestSchema } from "#shared/conversation.ts";
import { plainText } from "#shared/plainText.ts";
import { joinThread } from "../timeline/conversation/joinThread.ts";
import { separateThread } from "../timeline/conversation/separateThread.ts";
import { undoMove } from "../timeline/conversation/undoMove.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** Putting right which threads are one conversation. */
export const conversationRoutes = new Hono<UserEnv>()
  .post("/conversations/separate", validate("json", separateRequestSchema), async (c) =>
    c.json(await separateThread(c.var.ctx, c.req.valid("json")), 201),
  )
  .post("/conversations/join", validate("json", joinRequestSchema), async (c) =>
    c.json(await joinThread(c.var.ctx, c.req.valid("json")), 201),
  )
  .post(
    "/conversations/:operationId/undo",
    validate("param", z.object({ operationId: plainText(64) })),
    async (c) => c.json(await undoMove(c.var.ctx, c.req.valid("param").operationId)),
  );
