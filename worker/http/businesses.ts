import { Hono } from "hono";
import {
  businessCreateSchema,
  businessListQuerySchema,
  businessMergeSchema,
  businessMoveSchema,
  businessPatchSchema,
  businessSplitSchema,
  contactListQuerySchema,
  domainCreateSchema,
} from "#shared/business.ts";
import { fileQuerySchema } from "#shared/businessFile.ts";
import { addDomain } from "../businesses/addDomain.ts";
import { createBusiness } from "../businesses/createBusiness.ts";
import { getBusiness } from "../businesses/getBusiness.ts";
import { listBusinesses } from "../businesses/listBusinesses.ts";
import { listContacts } from "../businesses/listContacts.ts";
import { removeDomain } from "../businesses/removeDomain.ts";
import { updateBusiness } from "../businesses/updateBusiness.ts";
import { deleteBusiness } from "../businesses/whole/deleteBusiness.ts";
import { mergeBusiness } from "../businesses/whole/mergeBusiness.ts";
import { moveBusiness } from "../businesses/whole/moveBusiness.ts";
import { splitBusiness } from "../businesses/whole/splitBusiness.ts";
import { listFiles } from "../timeline/email/listFiles.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** Businesses, their domains and their contacts. */
export const businessRoutes = new Hono<UserEnv>()
  .get("/businesses", validate("query", businessListQuerySchema), async (c) =>
    c.json(await listBusinesses(c.var.ctx, c.req.valid("query"))),
  )
  .post("/businesses", validate("json", businessCreateSchema), async (c) =>
    c.json(await createBusiness(c.var.ctx, c.req.valid("json")), 201),
  )
  .get("/businesses/:id", async (c) => c.json(await getBusiness(c.var.ctx, c.req.param("id"))))
  .patch("/businesses/:id", validate("json", businessPatchSchema), async (c) =>
    c.json(await updateBusiness(c.var.ctx, c.req.param("id"), c.req.valid("json"))),
  )
  .delete("/businesses/:id", async (c) => {
    await deleteBusiness(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  })
  .post("/businesses/:id/move", validate("json", businessMoveSchema), async (c) =>
    c.json(await moveBusiness(c.var.ctx, c.req.param("id"), c.req.valid("json").toId)),
  )
  .post("/businesses/:id/merge", validate("json", businessMergeSchema), async (c) =>
    c.json(await mergeBusiness(c.var.ctx, c.req.param("id"), c.req.valid("json"))),
  )
  .post("/businesses/:id/split", validate("json", businessSplitSchema), async (c) =>
    c.json(await splitBusiness(c.var.ctx, c.req.param("id"), c.req.valid("json")), 201),
  )
  .post("/businesses/:id/domains", validate("json", domainCreateSchema), async (c) =>
    c.json(await addDomain(c.var.ctx, c.req.param("id"), c.req.valid("json")), 201),
  )
  .delete("/businesses/:id/domains/:domainId", async (c) => {
    await removeDomain(c.var.ctx, c.req.param("id"), c.req.param("domainId"));
    return c.body(null, 204);
  })
  .get("/businesses/:id/files", validate("query", fileQuerySchema), async (c) =>
    c.json(await listFiles(c.var.ctx, c.req.param("id"), c.req.valid("query"))),
  )
  .get(
    "/businesses/:id/contacts",
    validate("query", contactListQuerySchema.omit({ businessId: true })),
    async (c) =>
      c.json(await listContacts(c.var.ctx, { ...c.req.valid("query"), businessId: c.req.param("id") })),
  );
