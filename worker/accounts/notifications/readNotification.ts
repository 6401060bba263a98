import { and, eq, sql } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { notification } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";

/**
 * Marks a notification of the acting user as read; reading twice keeps the first time.
 * @throws AppError `notification_not_found`
 */
export async function readNotification(ctx: UserContext, id: string): Promise<void> {
  const [read] = await ctx.db
    .update(notification)
    .set({ readAt: sql`coalesce(${notification.readAt}, ${ctx.clock.now()})` })
    .where(
      and(
        eq(notification.id, id),
        eq(notification.organizationId, ctx.actor.organizationId),
        eq(notification.userId, ctx.actor.userId),
      ),
    )
    .returning({ id: notification.id });
  if (!read) throw new AppError("notification_not_found", "This notification does not exist.");
}
