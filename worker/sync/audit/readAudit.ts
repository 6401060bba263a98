import { sql } from "drizzle-orm";
import { ProviderError } from "../../providers/providerError.ts";
import { isBackfillCursor, isChangesCursor } from "../slice/cursors.ts";
import { commit, hasBudget, type Slice } from "../slice/slice.ts";
import { type Audit, auditKept, isAuditDue, latestAudit } from "./audit.ts";
import { abandonAudit, endAudit } from "./endAudit.ts";
import { listScopes } from "./listScopes.ts";
import { settleDifferences } from "./settleDifferences.ts";

/**
 * The last lane: compares what the provider lists with what is here (README, "How it works"), a bounded step at a time.
 * First all ids are listed; in a later slice, once it has read the changes behind the listing, they are compared, so
 * that what arrives or goes meanwhile is no difference. Sets `isAuditing` where another slice has to go on.
 */
export async function readAudit(slice: Slice): Promise<void> {
  if (!isSettled(slice)) return;
  const audit = await runningAudit(slice);
  if (audit === null) return;
  slice.isAuditing = true;
  try {
    if (audit.listedAt === null) {
      await listScopes(slice, audit);
    } else {
      const settled = await settleDifferences(slice, audit);
      if (settled === null) return;
      await endAudit(slice, settled);
      slice.isAuditing = false;
    }
  } catch (error) {
    if (!(error instanceof ProviderError) || !isOfListing(error)) throw error;
    slice.ctx.log.warn("audit_abandoned", { emailProviderId: slice.mailbox.id, code: error.code });
    await abandonAudit(slice, audit);
    slice.isAuditing = false;
  }
}

/** Everything is read, and no run of changes waits in its middle. */
function isSettled(slice: Slice): boolean {
  const cursors = [...slice.cursors.values()];
  return (
    cursors.some(isBackfillCursor) &&
    cursors.every((cursor) => !isBackfillCursor(cursor) || cursor.phase === "done") &&
    cursors.every((cursor) => !isChangesCursor(cursor) || cursor.pageToken === null)
  );
}

/** The audit that runs, or a new one where it is due. */
async function runningAudit(slice: Slice): Promise<Audit | null> {
  const { ctx, mailbox, audit } = slice;
  if (audit !== null && audit.endedAt === null) return audit;
  const now = ctx.clock.now();
  if (!hasBudget(slice) || !isAuditDue(audit, mailbox, now)) return null;
  // Where a person has asked for one in this moment, that one runs.
  await commit(slice, [
    sql`insert into sync_audit (id, email_provider_id, started_at)
      values (${ctx.newId()}, ${mailbox.id}, ${now}) on conflict do nothing`,
    sql`delete from sync_audit where email_provider_id = ${mailbox.id} and ended_at < ${now - auditKept}`,
  ]);
  const [begun] = await latestAudit(ctx, mailbox.id);
  return begun ?? null;
}

/** Failures of the comparison alone: the mailbox itself goes on, and is compared again a day later. */
function isOfListing({ code }: ProviderError): boolean {
  return code === "not_found" || code === "permanent" || code === "cursor_expired";
}
