import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { AuditFolder, AuditMonth } from "#shared/provider.ts";
import { openNotification } from "../../accounts/notifications/mailboxNotifications.ts";
import { cursorDelete, isAuditCursor } from "../slice/cursors.ts";
import { commit, type Slice } from "../slice/slice.ts";
import type { Audit } from "./audit.ts";
import { listedIds, missingIds } from "./differences.ts";
import type { Settled } from "./settleDifferences.ts";

/** Months that a result tells at most, the newest first: twenty years. */
const monthLimit = 240;
/** After a day of retries in vain, waiting emails are a gap. */
const patience = 86_400_000;

const numberRow = z.array(z.object({ n: z.number() })).length(1);
const monthRow = z.object({ month: z.string(), listed: z.number(), stored: z.number() });
const scopeRow = z.object({ scope: z.string(), n: z.number() });

/** What an audit leaves different, and what came of it. */
interface Result {
  result: "clean" | "repairing" | "gap";
  listed: number;
  missing: number;
  unexpected: number;
  stuck: number;
  months: AuditMonth[];
  folders: AuditFolder[];
}

/** Ends an audit: its result, the gap that it leaves or closes, and what the owner is told, in one batch. */
export async function endAudit(slice: Slice, settled: Settled): Promise<void> {
  const { ctx, mailbox } = slice;
  const now = ctx.clock.now();
  const { audit } = settled;
  const result = await readResult(slice, settled);
  await commit(slice, [
    sql`update sync_audit set ended_at = ${now}, result = ${result.result}, listed = ${result.listed},
        missing = ${result.missing}, unexpected = ${result.unexpected}, months = ${JSON.stringify(result.months)},
        folders = ${JSON.stringify(result.folders)}, (stored, skipped, pending) =
          (select stored, skipped, pending from email_provider where id = ${mailbox.id})
      where id = ${audit.id}`,
    ...removalOf(slice, audit),
    ...gapWrites(slice, result),
  ]);
}

/** Ends an audit that the provider does not let us finish. */
export async function abandonAudit(slice: Slice, audit: Audit): Promise<void> {
  await commit(slice, [
    sql`update sync_audit set ended_at = ${slice.ctx.clock.now()}, result = 'abandoned' where id = ${audit.id}`,
    ...removalOf(slice, audit),
  ]);
}

/** What only a running audit needs. */
function removalOf(slice: Slice, audit: Audit): SQL[] {
  const cursors = [...slice.cursors.values()].filter(isAuditCursor);
  for (const cursor of cursors) slice.cursors.delete(cursor.scope);
  return [sql`delete from sync_audit_page where audit_id = ${audit.id}`, ...cursors.map(cursorDelete)];
}

async function readResult(slice: Slice, { audit, held, isDoubted }: Settled): Promise<Result> {
  const { ctx, mailbox } = slice;
  const waits = sql`from sync_pending where email_provider_id = ${mailbox.id}
    and not exists (select 1 from email_sync where user_id = ${mailbox.userId}
      and email_provider_id = ${mailbox.id} and external_id = sync_pending.external_id)`;
  const [listed, missing, pending, stuck, months, scopes] = await ctx.db.batch([
    ctx.db.all(sql`select count(distinct id.value) as n from sync_audit_page page, json_each(page.ids) id
      where page.audit_id = ${audit.id}`),
    ctx.db.all(sql`select count(*) as n from (${missingIds(slice, audit)})`),
    ctx.db.all(sql`select count(*) as n ${waits}`),
    ctx.db.all(sql`select count(*) as n ${waits} and created_at <= ${ctx.clock.now() - patience}`),
    ctx.db.all(sql`select strftime('%Y-%m', sent_at / 1000, 'unixepoch') as month, count(*) as stored,
        sum(external_id in ${listedIds(audit)}) as listed
      from email_sync where user_id = ${mailbox.userId} and email_provider_id = ${mailbox.id}
        and deleted_in_provider = 0
        and folders in (select value from json_each(${JSON.stringify(held.includedFolders)}))
      group by month order by month desc limit ${monthLimit}`),
    ctx.db.all(sql`select page.scope, count(distinct id.value) as n from sync_audit_page page, json_each(page.ids) id
      where page.audit_id = ${audit.id} group by page.scope`),
  ]);
  const one = (rows: unknown) => numberRow.parse(rows)[0]?.n ?? 0;
  const left = {
    missing: Math.max(0, one(missing) - audit.dismissed),
    unexpected: isDoubted ? held.total.absent : 0,
    stuck: one(stuck),
  };
  const listedIn = new Map(
    z
      .array(scopeRow)
      .parse(scopes)
      .map(({ scope, n }) => [scope, n]),
  );
  return {
    ...left,
    result:
      left.missing + left.unexpected + left.stuck > 0 ? "gap" : one(pending) > 0 ? "repairing" : "clean",
    listed: one(listed),
    months: z.array(monthRow).parse(months),
    folders: mailbox.folders.flatMap(({ id }) => {
      const inFolder = held.byScope.get(id);
      return inFolder === undefined ? [] : [{ id, listed: listedIn.get(id) ?? 0, stored: inFolder.held }];
    }),
  };
}

/** A gap is open from the audit that found it until one that finds nothing; its owner is told once. */
function gapWrites(slice: Slice, result: Result): SQL[] {
  const { ctx, mailbox } = slice;
  const now = ctx.clock.now();
  const over =
    result.result === "gap"
      ? []
      : [
          sql`update notification set closed_at = ${now} where user_id = ${mailbox.userId} and kind = 'audit_gap'
            and email_provider_id = ${mailbox.id} and closed_at is null`,
        ];
  if (result.result === "clean")
    return [
      ...over,
      sql`update sync_gap set closed_at = ${now} where email_provider_id = ${mailbox.id}
        and closed_at is null and reason like 'audit_%'`,
    ];
  const reason = result.unexpected > 0 ? "audit_listing_shrunk" : "audit_missing";
  return [
    ...over,
    sql`insert into sync_gap (id, email_provider_id, scope, reason, since, opened_at)
      select ${ctx.newId()}, ${mailbox.id}, 'mailbox', ${reason},
        coalesce((select max(started_at) from sync_audit where email_provider_id = ${mailbox.id}
          and result = 'clean'), ${mailbox.createdAt}), ${now}
      where not exists (select 1 from sync_gap where email_provider_id = ${mailbox.id}
        and closed_at is null and reason = ${reason})`,
    ...(result.result === "gap" ? [openNotification(ctx, mailbox.id, "audit_gap", messageOf(result))] : []),
  ];
}

function messageOf({ unexpected, missing, stuck }: Result): string {
  const count = (n: number) => (n === 1 ? "1 email" : `${n.toLocaleString("en")} emails`);
  if (unexpected > 0)
    return `The mail provider no longer lists ${count(unexpected)} that are here. Nothing was removed. Were they deleted on purpose?`;
  return `${count(missing + stuck)} could not be read for more than a day. Threadbook keeps trying.`;
}
