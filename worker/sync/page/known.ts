import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { openedRows } from "../opened/openedRows.ts";
import { erasedId } from "./erasedId.ts";

export interface KnownEmail {
  id: string;
  folders: string[];
  isRead: boolean;
  isStarred: boolean;
  deletedInProvider: boolean;
}

/** Why an email waits that a Worker could not hold: out of memory or out of time, each time it was read. */
export const setAsideReason = "worker_stopped";

/** Why an email waits that the provider once did not know, without having said that it is gone. */
export const notFoundReason = "not_found";

/** What the database holds about the emails of a page. Exact while the lease is held: nobody else writes them. */
export interface Known {
  emails: Map<string, KnownEmail>;
  drafts: Set<string>;
  erased: Set<string>;
  /** How each would be named once erased. */
  erasedIds: Map<string, string>;
  /** Attempts so far, of those that wait. */
  pending: Map<string, number>;
  /** Those among them that a Worker could not hold: not to be touched before their time. */
  setAside: Set<string>;
  /** Those among them that the provider did not know the last time, and whether the second look is due. */
  missed: Map<string, boolean>;
  /** What somebody has opened meanwhile: rows that are read along, since that costs no round trip. */
  opened: unknown[];
}

const emailRow = z.object({
  external_id: z.string(),
  id: z.string(),
  folders: z.string(),
  is_read: z.number(),
  is_starred: z.number(),
  deleted_in_provider: z.number(),
});
const skipRow = z.object({ external_id: z.string(), reason: z.string() });
const pendingRow = z.object({
  external_id: z.string(),
  attempts: z.number(),
  reason: z.string(),
  next_try_at: z.number(),
});

/** Reads what is known of these provider ids in one round trip. */
export async function readKnown(
  ctx: Context,
  emailProviderId: string,
  userId: string,
  externalIds: string[],
): Promise<Known> {
  const named = await Promise.all(externalIds.map(async (id) => [id, await erasedId(id)] as const));
  const erasedIds = new Map(named);
  if (externalIds.length === 0)
    return {
      emails: new Map(),
      drafts: new Set(),
      erased: new Set(),
      erasedIds,
      pending: new Map(),
      setAside: new Set(),
      missed: new Map(),
      opened: [],
    };
  const hashes = new Map(named.map(([id, hash]) => [hash, id]));
  const ids = JSON.stringify(externalIds);
  const skipIds = JSON.stringify([...externalIds, ...hashes.keys()]);
  const [emails, skips, pending, opened] = await ctx.db.batch([
    ctx.db.all(sql`select external_id, id, folders, is_read, is_starred, deleted_in_provider from email_sync
      where user_id = ${userId} and email_provider_id = ${emailProviderId}
        and external_id in (select value from json_each(${ids}))`),
    ctx.db.all(sql`select external_id, reason from sync_skip where email_provider_id = ${emailProviderId}
      and external_id in (select value from json_each(${skipIds}))`),
    ctx.db.all(sql`select external_id, attempts, reason, next_try_at from sync_pending where email_provider_id = ${emailProviderId}
      and external_id in (select value from json_each(${ids}))`),
    ctx.db.all(openedRows(emailProviderId)),
  ]);
  const pendingRows = z.array(pendingRow).parse(pending);
  const skipRows = z.array(skipRow).parse(skips);
  return {
    emails: new Map(
      z
        .array(emailRow)
        .parse(emails)
        .map((row) => [row.external_id, toKnown(row)]),
    ),
    drafts: new Set(skipRows.filter((row) => row.reason === "draft").map((row) => row.external_id)),
    erased: new Set(skipRows.flatMap((row) => hashes.get(row.external_id) ?? [])),
    erasedIds,
    pending: new Map(pendingRows.map((row) => [row.external_id, row.attempts])),
    setAside: new Set(
      pendingRows.filter((row) => row.reason === setAsideReason).map((row) => row.external_id),
    ),
    missed: new Map(
      pendingRows
        .filter((row) => row.reason === notFoundReason)
        .map((row) => [row.external_id, row.next_try_at <= ctx.clock.now()]),
    ),
    opened,
  };
}

function toKnown(row: z.infer<typeof emailRow>): KnownEmail {
  return {
    id: row.id,
    folders: z.array(z.string()).parse(JSON.parse(row.folders)),
    isRead: row.is_read === 1,
    isStarred: row.is_starred === 1,
    deletedInProvider: row.deleted_in_provider === 1,
  };
}
