import { and, eq, inArray, isNull, type SQL, sql } from "drizzle-orm";
import type { Notification } from "#shared/notification.ts";
import type { Context } from "../../context.ts";
import { notification } from "../../db/schema/tables.ts";

type Kind = Notification["kind"];

/**
 * Opens a notification to a mailbox's owner, as a batch item; where one of this kind is open it stays as it is.
 * `condition` is SQL over `email_provider`: nothing is opened where it does not hold.
 */
export function openNotification(
  ctx: Context,
  emailProviderId: string,
  kind: Kind,
  message: string,
  condition: SQL = sql`1`,
): SQL {
  return sql`insert into notification
      (id, organization_id, user_id, kind, email_provider_id, message, created_at)
    select ${ctx.newId()}, organization_id, user_id, ${kind}, id, ${message}, ${ctx.clock.now()}
    from email_provider where id = ${emailProviderId} and (${condition})
    on conflict do nothing`;
}

/** Closes a mailbox's open notifications of these kinds, as a batch item: what they said is over. */
export function closeNotifications(ctx: Context, emailProviderId: string, kinds: Kind[]) {
  return ctx.db
    .update(notification)
    .set({ closedAt: ctx.clock.now() })
    .where(
      and(
        eq(notification.emailProviderId, emailProviderId),
        inArray(notification.kind, kinds),
        isNull(notification.closedAt),
      ),
    );
}
