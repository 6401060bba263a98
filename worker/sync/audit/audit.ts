import { desc, eq } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { syncAudit } from "../../db/schema/tables.ts";

/** An audit, running or ended. */
export type Audit = typeof syncAudit.$inferSelect;

const day = 86_400_000;
/** How long the results are kept. */
export const auditKept = 90 * day;

/** The latest audit of a mailbox, as a batch item. */
export function latestAudit(ctx: Pick<Context, "db">, emailProviderId: string) {
  return ctx.db
    .select()
    .from(syncAudit)
    .where(eq(syncAudit.emailProviderId, emailProviderId))
    .orderBy(desc(syncAudit.startedAt), desc(syncAudit.id))
    .limit(1);
}

/** Whether a mailbox is to be compared: once a day, for the first time a day after it was connected. */
export function isAuditDue(
  latest: Pick<Audit, "startedAt"> | null,
  mailbox: { createdAt: number },
  now: number,
): boolean {
  return now >= (latest?.startedAt ?? mailbox.createdAt) + day;
}

/**
 * Whether so much is missing from a listing at once that the listing is doubted, not the mail: more than twenty, and
 * more than a tenth of what is held.
 */
export function isSuspicious({ held, absent }: { held: number; absent: number }): boolean {
  return absent > 20 && absent * 10 > held;
}
