import { and, inArray, isNull, ne, sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { isTenantOf } from "../../providers/microsoft/notificationTenant.ts";
import { isSecretOf } from "../../security/clientState.ts";

/** Notifications of one call that are looked at: Graph sends fewer, and what is left out polling finds. */
const callLimit = 1000;

/**
 * https://learn.microsoft.com/graph/api/resources/changenotification and
 * https://learn.microsoft.com/graph/change-notifications-lifecycle-events; only what decides.
 */
const notificationSchema = z.object({
  subscriptionId: z.string().min(1).max(128),
  /** At most 128 characters: https://learn.microsoft.com/graph/api/resources/subscription */
  clientState: z.string().min(1).max(128),
  tenantId: z.string().max(64).nullish(),
  lifecycleEvent: z.string().max(64).nullish(),
});
const callSchema = z.object({ value: z.array(z.unknown()) });

/** A notification that proved to be from Graph, and about this mailbox. */
export interface GenuineNotification {
  emailProviderId: string;
  /** Null for a change. */
  lifecycleEvent: string | null;
}

/**
 * The notifications of a call that name one of our channels, bring back its secret, and are of its account's tenant.
 * All others are left out, and counted in the log: a forger learns nothing. One round trip.
 */
export async function genuineNotifications(ctx: Context, body: string): Promise<GenuineNotification[]> {
  const items = itemsOf(body);
  const notifications = items.slice(0, callLimit).flatMap((item) => {
    const parsed = notificationSchema.safeParse(item);
    return parsed.success ? [parsed.data] : [];
  });
  const mailboxes = await mailboxesOf(ctx, new Set(notifications.map((one) => one.subscriptionId)));
  const checked = await Promise.all(
    notifications.map(async ({ subscriptionId, clientState, tenantId, lifecycleEvent }) => {
      const mailbox = mailboxes.get(subscriptionId);
      const isGenuine =
        mailbox !== undefined &&
        (await isSecretOf(clientState, mailbox.secretHash ?? "")) &&
        isTenantOf(mailbox.subject, tenantId ?? null);
      return isGenuine ? [{ emailProviderId: mailbox.id, lifecycleEvent: lifecycleEvent ?? null }] : [];
    }),
  );
  const genuine = checked.flat();
  const refused = Math.max(1, items.length) - genuine.length;
  if (refused > 0) ctx.log.warn("push_refused", { kind: "microsoft", count: refused });
  return genuine;
}

/** Empty where the body is no call of Graph. */
function itemsOf(body: string): unknown[] {
  try {
    return callSchema.parse(JSON.parse(body)).value;
  } catch {
    return [];
  }
}

async function mailboxesOf(ctx: Context, channelIds: Set<string>) {
  if (channelIds.size === 0) return new Map<string | null, never>();
  const rows = await ctx.db
    .select({
      id: emailProvider.id,
      subject: emailProvider.subject,
      channelId: emailProvider.pushChannelId,
      secretHash: emailProvider.pushSecretHash,
    })
    .from(emailProvider)
    .where(
      and(
        inArray(emailProvider.pushChannelId, [...channelIds]),
        // The index holds only channels that have an id. The plus keeps the planner from all mailboxes of the kind.
        ne(emailProvider.pushChannelId, ""),
        sql`+${emailProvider.kind} = 'microsoft'`,
        isNull(emailProvider.disconnectedAt),
      ),
    );
  return new Map(rows.map((row) => [row.channelId, row]));
}
