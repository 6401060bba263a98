import { Hono } from "hono";
import { associateRequestSchema, associationPreviewRequestSchema } from "#shared/association.ts";
import { associateEmail } from "../association/manual/associateEmail.ts";
import { previewAssociation } from "../association/manual/previewAssociation.ts";
import { getOperation } from "../association/operations/getOperation.ts";
import { undoOperation } from "../association/operations/undoOperation.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** Filing by hand, and undoing it. */
export const associationRoutes = new Hono<UserEnv>()
  .put("/emails/:id/association", validate("json", associateRequestSchema), async (c) =>
    c.json(await associateEmail(c.var.ctx, { emailId: c.req.param("id"), ...c.req.valid("json") })),
  )
  .post("/associations/preview", validate("json", associationPreviewRequestSchema), async (c) =>
    c.json(await previewAssociation(c.var.ctx, c.req.valid("json"))),
  )
  .get("/associations/:operationId", async (c) =>
    c.json(await getOperation(c.var.ctx, c.req.param("operationId"))),
  )
  .post("/associations/:operationId/undo", async (c) =>
    c.json(await undoOperation(c.var.ctx, c.req.param("operationId"))),
  );
