import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import type { Lease } from "../mailbox.ts";

/** Milliseconds that a lease lasts; every write of its holder extends it. */
const leaseDuration = 60_000;

/**
 * Takes the lease of a mailbox that may be synced now, as a batch item that returns the mailbox row or nothing. One
 * conditional update: of fifty that try at once, one wins. A dead holder is replaced when its lease has ended.
 */
export function takeLease(ctx: Context, organizationId: string, emailProviderId: string, owner: string) {
  const now = ctx.clock.now();
  return ctx.db
    .update(emailProvider)
    .set({
      leaseOwner: owner,
      leaseUntil: now + leaseDuration,
      epoch: sql`${emailProvider.epoch} + 1`,
      ...afterDeath(now),
    })
    .where(
      sql`${emailProvider.id} = ${emailProviderId} and ${emailProvider.organizationId} = ${organizationId}
        and ${emailProvider.enabled} = 1
        and ${emailProvider.status} in ('connecting', 'backfilling', 'live')
        and ${emailProvider.leaseUntil} <= ${now}
        and coalesce(${emailProvider.retryAfter}, 0) <= ${now}`,
    )
    .returning();
}

/** Deaths in a row after which the mailbox is tried less and less often. */
const patience = 3;

/**
 * Whoever gives a lease back clears its owner. One that is still there has died in the middle: out of memory, out of
 * time, or without a database. That is counted, and a mailbox where it goes on is left alone for up to half an hour.
 */
function afterDeath(now: number) {
  const { deaths, failingSince, nextSyncAt, leaseOwner } = emailProvider;
  const ifDied = (then: SQL, otherwise: SQL) =>
    sql`case when ${leaseOwner} is not null then ${then} else ${otherwise} end`;
  return {
    deaths: sql`${deaths} + (${leaseOwner} is not null)`,
    failingSince: ifDied(sql`coalesce(${failingSince}, ${now})`, sql`${failingSince}`),
    nextSyncAt: ifDied(
      sql`max(${nextSyncAt}, ${now} + (30000 << min(max(${deaths} - ${patience}, 0), 6)))`,
      sql`${nextSyncAt}`,
    ),
  };
}

/**
 * The first statement of every write batch of a slice. Where a newer epoch exists it sets a column to null that may
 * not be null: the statement fails, and with it the whole batch. So a late writer changes nothing.
 */
export function fence(lease: Lease, now: number): SQL {
  return sql`update email_provider set
      epoch = case when epoch = ${lease.epoch} and lease_owner = ${lease.owner} then epoch else null end,
      lease_until = ${now + leaseDuration}
    where id = ${lease.emailProviderId}`;
}

/** Gives the lease back, as the last statement of a slice's last batch. */
export function releaseLease(lease: Lease): SQL {
  return sql`update email_provider set lease_owner = null, lease_until = 0 where id = ${lease.emailProviderId}`;
}

/** Whether a failed batch failed at the fence: somebody else has the mailbox now. */
export function isLeaseLost(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.message.includes("NOT NULL constraint failed: email_provider.epoch")) return true;
  }
  return false;
}
