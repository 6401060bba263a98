import { and, eq, isNull } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { session } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { recordEvent } from "../organization/auditEvent.ts";

/**
 * Ends a session of the acting user: its refresh token is dead at once, its access token within 15 minutes.
 * @throws AppError `session_not_found`
 */
export async function endSession(ctx: UserContext, sessionId: string): Promise<void> {
  const { actor } = ctx;
  const own = and(
    eq(session.id, sessionId),
    eq(session.userId, actor.userId),
    eq(session.organizationId, actor.organizationId),
    isNull(session.revokedAt),
  );
  if ((await ctx.db.$count(session, own)) === 0)
    throw new AppError("session_not_found", "This session has already ended.");
  await ctx.db.batch([
    ctx.db.update(session).set({ revokedAt: ctx.clock.now() }).where(own),
    recordEvent(ctx, {
      organizationId: actor.organizationId,
      actorId: actor.userId,
      action: "session_ended",
      targetType: "session",
      targetId: sessionId,
    }),
  ]);
}
