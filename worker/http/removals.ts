import { Hono } from "hono";
import * as z from "zod";
import { plainText } from "#shared/plainText.ts";
import { removalRequestSchema } from "#shared/removal.ts";
import { removeEmails } from "../timeline/removal/removeEmails.ts";
import { undoRemoval } from "../timeline/removal/undoRemoval.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

const byOperation = validate("param", z.object({ operationId: plainText(64) }));

/** Taking emails and conversations out of the timeline, and bringing them back. */
export const removalRoutes = new Hono<UserEnv>()
  .post("/removals", validate("json", removalRequestSchema), async (c) =>
    c.json(await removeEmails(c.var.ctx, c.req.valid("json")), 201),
  )
  .post("/removals/:operationId/undo", byOperation, async (c) =>
    c.json(await undoRemoval(c.var.ctx, c.req.valid("param").operationId)),
  );
