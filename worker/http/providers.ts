import { Hono } from "hono";
import { auditRequestSchema, providerPatchSchema } from "#shared/provider.ts";
import { disconnectMailbox } from "../accounts/mailboxes/disconnectMailbox.ts";
import { getAudit } from "../accounts/mailboxes/getAudit.ts";
import { listMailboxes } from "../accounts/mailboxes/listMailboxes.ts";
import { mailboxFolders } from "../accounts/mailboxes/mailboxFolders.ts";
import { startAudit } from "../accounts/mailboxes/startAudit.ts";
import { syncNow } from "../accounts/mailboxes/syncNow.ts";
import { updateMailbox } from "../accounts/mailboxes/updateMailbox.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

/** Connected accounts: health, settings, folders, sync now, the completeness account, disconnect. */
export const providerRoutes = new Hono<UserEnv>()
  .get("/providers", async (c) => c.json(await listMailboxes(c.var.ctx)))
  .patch("/providers/:id", validate("json", providerPatchSchema), async (c) =>
    c.json(await updateMailbox(c.var.ctx, c.req.param("id"), c.req.valid("json"))),
  )
  .delete("/providers/:id", async (c) => {
    await disconnectMailbox(c.var.ctx, c.req.param("id"));
    return c.body(null, 204);
  })
  .get("/providers/:id/folders", async (c) =>
    c.json({ items: await mailboxFolders(c.var.ctx, c.req.param("id")), nextCursor: null }),
  )
  .post("/providers/:id/sync", async (c) => c.json(await syncNow(c.var.ctx, c.req.param("id")), 202))
  .get("/providers/:id/audit", async (c) => c.json(await getAudit(c.var.ctx, c.req.param("id"))))
  .post("/providers/:id/audit", validate("query", auditRequestSchema), async (c) =>
    c.json(await startAudit(c.var.ctx, c.req.param("id"), c.req.valid("query")), 202),
  );
