import { Hono } from "hono";
import { contactCreateSchema, contactListQuerySchema, contactPatchSchema } from "#shared/business.ts";
import { createContact } from "../businesses/createContact.ts";
import { deleteContact } from "../businesses/deleteContact.ts";
import { getContact } from "../businesses/getContact.ts";
import { listContacts } from "../businesses/listContacts.ts";
import { updateContact } from "../businesses/updateContact.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** The people that the organization corresponds with. */
export const contactRoutes = new Hono<UserEnv>()
  .get("/contacts", validate("query", contactListQuerySchema), async (c) =>
    c.json(await listContacts(c.var.ctx, c.req.valid("query"))),
  )
  .post("/contacts", validate("json", contactCreateSchema), async (c) =>
    c.json(await createContact(c.var.ctx, c.req.valid("json")), 201),
  )
  .get("/contacts/:id", async (c) => c.json(await getContact(c.var.ctx, c.req.param("id"))))
  .patch("/contacts/:id", validate("json", contactPatchSchema), async (c) =>
    c.json(await updateContact(c.var.ctx, c.req.param("id"), c.req.valid("json"))),
  )
  .delete("/contacts/:id", async (c) => {
    await deleteContact(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  });
