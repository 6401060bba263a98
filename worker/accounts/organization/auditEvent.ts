import type { Context } from "../../context.ts";
import { auditEvent } from "../../db/schema/tables.ts";

/** An audit event as a batch item, to stand in the batch that makes the change. `actorId` null is the system. */
export function recordEvent(
  ctx: Context,
  event: {
    organizationId: string;
    actorId: string | null;
    action: string;
    targetType: string;
    targetId: string;
  },
) {
  return ctx.db.insert(auditEvent).values({ id: ctx.newId(), ...event, createdAt: ctx.clock.now() });
}
