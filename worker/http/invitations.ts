import { Hono } from "hono";
import { invitationCreateSchema } from "#shared/invitation.ts";
import { createInvitation } from "../accounts/members/createInvitation.ts";
import { listInvitations } from "../accounts/members/listInvitations.ts";
import { withdrawInvitation } from "../accounts/members/withdrawInvitation.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** Who may join the organization. Administrators only. */
export const invitationRoutes = new Hono<UserEnv>()
  .get("/invitations", async (c) => c.json(await listInvitations(c.var.ctx)))
  .post("/invitations", validate("json", invitationCreateSchema), async (c) =>
    c.json(await createInvitation(c.var.ctx, c.req.valid("json")), 201),
  )
  .delete("/invitations/:id", async (c) => {
    await withdrawInvitation(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  });
