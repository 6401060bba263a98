import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { SessionItem } from "#shared/auth.ts";
import type { Page } from "#shared/page.ts";
import type { UserContext } from "../../context.ts";
import { session } from "../../db/schema/tables.ts";

/** Sessions shown at most. */
const limit = 200;

/** Where the acting user is signed in, the last used first. */
export async function listSessions(ctx: UserContext): Promise<Page<SessionItem>> {
  const rows = await ctx.db
    .select({
      id: session.id,
      userAgent: session.userAgent,
      createdAt: session.createdAt,
      lastUsedAt: session.lastUsedAt,
    })
    .from(session)
    .where(
      and(
        eq(session.userId, ctx.actor.userId),
        isNull(session.revokedAt),
        gt(session.expiresAt, ctx.clock.now()),
      ),
    )
    .orderBy(desc(session.lastUsedAt), desc(session.id))
    .limit(limit);
  return {
    items: rows.map((row) => ({ ...row, isCurrent: row.id === ctx.actor.sessionId })),
    nextCursor: null,
  };
}
