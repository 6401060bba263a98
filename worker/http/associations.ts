import { Hono } from "hono";
import { associateRequestSchema } from "#shared/association.ts";
import { associateEmail } from "../association/associateEmail.ts";
import { undoOperation } from "../association/undoOperation.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** Filing by hand, and undoing it. */
export const associationRoutes = new Hono<UserEnv>()
  .put("/emails/:id/association", validate("json", associateRequestSchema), async (c) =>
    c.json(await associateEmail(c.var.ctx, { emailId: c.req.param("id"), ...c.req.valid("json") })),
  )
  .post("/associations/:operationId/undo", async (c) =>
    c.json(await undoOperation(c.var.ctx, c.req.param("operationId"))),
  );
