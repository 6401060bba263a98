import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { Slice } from "../slice/slice.ts";
import { type Audit, isSuspicious } from "./audit.ts";
import { auditedSince } from "./listScopes.ts";

/** How many emails are held, and how many of those the listing does not show. */
interface Held {
  held: number;
  absent: number;
}

/** What is held, seen against the listing. */
export interface HeldMail {
  total: Held;
  byScope: Map<string, Held>;
  /** Of the stored folder lists those that belong to what is synced, as they are stored. */
  includedFolders: string[];
  isSuspicious: boolean;
}

/** An id on one side only: `listed` by the provider and not here, or here and to be confirmed as `removed`. */
export interface Difference {
  type: "listed" | "removed";
  externalId: string;
}

const heldRow = z.object({ folders: z.string(), held: z.number(), absent: z.number() });
const differenceRow = z.object({ external_id: z.string(), type: z.enum(["listed", "removed"]) });

/** The ids that an audit has listed, as a subquery. */
export function listedIds(audit: Audit): SQL {
  return sql`(select id.value from sync_audit_page page, json_each(page.ids) id where page.audit_id = ${audit.id})`;
}

/**
 * The condition that a row of `email_sync` ought to be listed. What changed since the audit began need not be, since it
 * may have come or moved behind the listing's back; what is older than the listing goes is not either.
 */
function oughtToBeListed(slice: Slice, audit: Audit): SQL {
  const since = Math.max(
    0,
    ...slice.provider.scopes(slice.mailbox.folders).map(({ id }) => auditedSince(slice, id) ?? 0),
  );
  return sql`updated_at < ${audit.startedAt} and sent_at >= ${since}`;
}

/** Counts what is held and not listed, in all and by scope. */
export async function readHeld(slice: Slice, audit: Audit): Promise<HeldMail> {
  const { ctx, mailbox, rules, provider } = slice;
  const rows = z.array(heldRow).parse(
    await ctx.db.all(sql`select folders, count(*) as held,
        sum(${oughtToBeListed(slice, audit)} and external_id not in ${listedIds(audit)}) as absent
      from email_sync where user_id = ${mailbox.userId} and email_provider_id = ${mailbox.id}
        and deleted_in_provider = 0
      group by folders`),
  );
  const total: Held = { held: 0, absent: 0 };
  const byScope = new Map(provider.scopes(mailbox.folders).map(({ id }) => [id, { held: 0, absent: 0 }]));
  const includedFolders: string[] = [];
  for (const row of rows) {
    const folders = z.array(z.string()).parse(JSON.parse(row.folders));
    if (!rules.isIncluded(folders, rules.choices)) continue;
    includedFolders.push(row.folders);
    for (const count of [total, ...folders.flatMap((folder) => byScope.get(folder) ?? [])]) {
      count.held += row.held;
      count.absent += row.absent;
    }
  }
  return {
    total,
    byScope,
    includedFolders,
    isSuspicious: [total, ...byScope.values()].some(isSuspicious),
  };
}

/** Ids that the provider lists and that are in no place here: not stored, not skipped, not waiting. */
export function missingIds(slice: Slice, audit: Audit): SQL {
  const { mailbox } = slice;
  return sql`select distinct id.value as external_id from sync_audit_page page, json_each(page.ids) id
    where page.audit_id = ${audit.id}
      and not exists (select 1 from email_sync where user_id = ${mailbox.userId}
        and email_provider_id = ${mailbox.id} and external_id = id.value
        and (deleted_in_provider = 0 or updated_at >= ${audit.startedAt}))
      and not exists (select 1 from sync_skip where email_provider_id = ${mailbox.id} and external_id = id.value)
      and not exists (select 1 from sync_pending where email_provider_id = ${mailbox.id} and external_id = id.value)`;
}

/** What is here, in any place, and ought to be listed but is not. */
function unexpectedIds(slice: Slice, audit: Audit, { includedFolders }: HeldMail): SQL {
  const { mailbox } = slice;
  const absent = sql`external_id not in ${listedIds(audit)}`;
  return sql`select external_id from email_sync
      where user_id = ${mailbox.userId} and email_provider_id = ${mailbox.id} and deleted_in_provider = 0
        and folders in (select value from json_each(${JSON.stringify(includedFolders)}))
        and ${oughtToBeListed(slice, audit)} and ${absent}
    union select external_id from sync_skip
      where email_provider_id = ${mailbox.id} and reason = 'draft' and created_at < ${audit.startedAt} and ${absent}
    union select external_id from sync_pending
      where email_provider_id = ${mailbox.id} and created_at < ${audit.startedAt} and ${absent}
        and not exists (select 1 from email_sync where user_id = ${mailbox.userId}
          and email_provider_id = ${mailbox.id} and external_id = sync_pending.external_id)`;
}

/** The next differences behind the id up to which they are dealt with; deletions only where the listing is trusted. */
export async function nextDifferences(
  slice: Slice,
  audit: Audit,
  held: HeldMail,
  isTrusted: boolean,
  limit: number,
): Promise<Difference[]> {
  const removed = isTrusted
    ? sql`union all select external_id, 'removed' as type from (${unexpectedIds(slice, audit, held)})`
    : sql``;
  const rows = await slice.ctx.db.all(sql`select external_id, type from (
      select external_id, 'listed' as type from (${missingIds(slice, audit)}) ${removed})
    where external_id > ${audit.comparedUpTo} order by external_id limit ${limit}`);
  return z
    .array(differenceRow)
    .parse(rows)
    .map((row) => ({ type: row.type, externalId: row.external_id }));
}
