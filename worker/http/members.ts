import { Hono } from "hono";
import { memberPatchSchema } from "#shared/member.ts";
import { changeRole } from "../accounts/members/changeRole.ts";
import { listMembers } from "../accounts/members/listMembers.ts";
import { removeMember } from "../accounts/members/removeMember.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** Who belongs to the organization. Everybody sees their colleagues; administrators change them. */
export const memberRoutes = new Hono<UserEnv>()
  .get("/members", async (c) => c.json(await listMembers(c.var.ctx)))
  .patch("/members/:id", validate("json", memberPatchSchema), async (c) => {
    await changeRole(c.var.ctx, c.req.param("id"), c.req.valid("json").role);
    return c.body(null, 204);
  })
  .delete("/members/:id", async (c) => {
    await removeMember(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  });
