import { and, desc, eq, isNull, ne, or, sql } from "drizzle-orm";
import * as z from "zod";
import type { ProviderAudit } from "#shared/provider.ts";
import type { UserContext } from "../../context.ts";
import { syncAudit } from "../../db/schema/tables.ts";
import { ownMailbox } from "./ownMailbox.ts";

const skipRow = z.object({ reason: z.string(), n: z.number() });
/** Audits to look at: the one that runs, and the last one that ended. */
const looked = 2;

/**
 * The completeness account of an own mailbox: what is here as of now, and what the last comparison left different.
 * @throws AppError `provider_not_found`
 */
export async function getAudit(ctx: UserContext, emailProviderId: string): Promise<ProviderAudit> {
  const row = await ownMailbox(ctx, emailProviderId);
  const [audits, skips] = await ctx.db.batch([
    ctx.db
      .select()
      .from(syncAudit)
      .where(
        and(
          eq(syncAudit.emailProviderId, row.id),
          or(isNull(syncAudit.result), ne(syncAudit.result, "abandoned")),
        ),
      )
      .orderBy(desc(syncAudit.startedAt), desc(syncAudit.id))
      .limit(looked),
    ctx.db.all(
      sql`select reason, count(*) as n from sync_skip where email_provider_id = ${row.id} group by reason`,
    ),
  ]);
  const last = audits.find((audit) => audit.endedAt !== null);
  const isSynced = row.enabled && row.status !== "paused" && row.status !== "reauth_required";
  const isRunning = isSynced && audits.some((audit) => audit.endedAt === null);
  const { stored, pending } = row;
  const skipped = Object.fromEntries(
    z
      .array(skipRow)
      .parse(skips)
      .map(({ reason, n }) => [reason, n]),
  );
  const missing = last?.missing ?? 0;
  const unexpected = last?.unexpected ?? 0;
  return {
    state: isRunning ? "running" : stateOf(last, pending),
    listed: stored + row.skipped + pending + missing - unexpected,
    stored,
    skipped,
    pending,
    missing,
    unexpected,
    repaired: { added: last?.added ?? 0, removed: last?.removed ?? 0 },
    checkedAt: last?.endedAt ?? null,
    months: last?.months ?? [],
    folders: last?.folders ?? [],
  };
}

/** What waited may have arrived since, and something else may wait now. */
function stateOf(last: typeof syncAudit.$inferSelect | undefined, pending: number): ProviderAudit["state"] {
  if (last === undefined) return "never";
  if (last.missing + last.unexpected > 0) return "gap";
  if (pending === 0) return "clean";
  return last.result === "gap" ? "gap" : "repairing";
}
