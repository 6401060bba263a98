import * as z from "zod";
import { pageOf } from "./page.ts";
import { plainText } from "./plainText.ts";

/** `GET /v1/audit-events`: what was done in the organization, the newest first; for administrators. */
export const auditEventQuerySchema = z
  .object({
    actorId: plainText(64).optional(),
    action: plainText(64).optional(),
    targetId: plainText(64).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
    cursor: z.string().max(500).optional(),
  })
  .strict();
export type AuditEventQuery = z.output<typeof auditEventQuerySchema>;

const auditEventSchema = z.object({
  id: z.string(),
  action: z.string(),
  /** Null for what Threadbook did by itself. */
  actor: z.object({ id: z.string(), name: z.string() }).nullable(),
  targetType: z.string(),
  targetId: z.string(),
  /** What belongs to one operation shares it. */
  operationId: z.string().nullable(),
  createdAt: z.number(),
});

export const auditEventPageSchema = pageOf(auditEventSchema);
export type AuditEventPage = z.infer<typeof auditEventPageSchema>;
