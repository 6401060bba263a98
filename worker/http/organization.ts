import { Hono } from "hono";
import { organizationPatchSchema } from "#shared/organization.ts";
import { readOrganization } from "../accounts/organization/readOrganization.ts";
import { updateOrganization } from "../accounts/organization/updateOrganization.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** The organization's own settings. Administrators only. */
export const organizationRoutes = new Hono<UserEnv>()
  .get("/organization", async (c) => c.json(await readOrganization(c.var.ctx)))
  .patch("/organization", validate("json", organizationPatchSchema), async (c) =>
    c.json(await updateOrganization(c.var.ctx, c.req.valid("json"))),
  );
