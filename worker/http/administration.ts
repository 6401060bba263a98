import { Hono } from "hono";
import * as z from "zod";
import { auditEventQuerySchema } from "#shared/auditEvent.ts";
import { erasureRequestSchema } from "#shared/erasure.ts";
import { plainText } from "#shared/plainText.ts";
import { listAuditEvents } from "../accounts/organization/listAuditEvents.ts";
import { erasePerson, getErasure } from "../timeline/removal/erasePerson.ts";
import type { UserEnv } from "./environment.ts";
import { validate } from "./validate.ts";

const byId = validate("param", z.object({ id: plainText(64) }));

/** What administrators alone may: to see what was done, and to erase a person. */
export const administrationRoutes = new Hono<UserEnv>()
  .get("/audit-events", validate("query", auditEventQuerySchema), async (c) =>
    c.json(await listAuditEvents(c.var.ctx, c.req.valid("query"))),
  )
  .post("/erasures", validate("json", erasureRequestSchema), async (c) => {
    const answer = await erasePerson(c.var.ctx, c.req.valid("json"));
    return c.json(answer, answer.id === null ? 200 : 202);
  })
  .get("/erasures/:id", byId, async (c) => c.json(await getErasure(c.var.ctx, c.req.valid("param").id)));
