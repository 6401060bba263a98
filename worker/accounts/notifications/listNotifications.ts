import { and, desc, eq, isNull } from "drizzle-orm";
import type { Notification } from "#shared/notification.ts";
import type { Page } from "#shared/page.ts";
import type { UserContext } from "../../context.ts";
import { emailProvider, notification } from "../../db/schema/tables.ts";

/** What a kind asks of its reader; null where it only informs. */
const actions: Record<Notification["kind"], Notification["action"]> = {
  reconnect_required: "reconnect",
  permission_missing: "reconnect",
  sync_failing: "wait",
  audit_gap: null,
  push_lapsed: null,
};

/**
 * What the acting user should know or do now, newest first. One page: a mailbox has at most one open notification of
 * each kind, and what is over is not shown.
 */
export async function listNotifications(ctx: UserContext): Promise<Page<Notification>> {
  const rows = await ctx.db
    .select({
      notification,
      accountEmail: emailProvider.accountEmail,
      errorAction: emailProvider.errorAction,
    })
    .from(notification)
    .leftJoin(emailProvider, eq(emailProvider.id, notification.emailProviderId))
    .where(
      and(
        eq(notification.organizationId, ctx.actor.organizationId),
        eq(notification.userId, ctx.actor.userId),
        isNull(notification.closedAt),
      ),
    )
    .orderBy(desc(notification.createdAt), desc(notification.id));
  const items = rows.map(({ notification: row, accountEmail, errorAction }) => ({
    id: row.id,
    kind: row.kind,
    emailProviderId: row.emailProviderId,
    accountEmail,
    message: row.message,
    action: row.kind === "sync_failing" ? (errorAction ?? actions[row.kind]) : actions[row.kind],
    readAt: row.readAt,
    createdAt: row.createdAt,
  }));
  return { items, nextCursor: null };
}
