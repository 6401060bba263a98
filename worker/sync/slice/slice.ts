import type { SQL } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import type { MailProvider } from "../../providers/mailProvider.ts";
import type { Audit } from "../audit/audit.ts";
import type { Pace } from "../health/pace.ts";
import type { Cursor, Lease, Mailbox } from "../mailbox.ts";
import type { OwnAddresses } from "../page/ownAddresses.ts";
import type { FolderRules } from "../page/pageWork.ts";
import { fence } from "./lease.ts";

/** What one slice has done so far; ends in `sync_run`. */
export interface SliceCount {
  stored: number;
  changed: number;
  skipped: number;
  pending: number;
}

/** One bounded piece of sync work on one mailbox, while it holds the lease. */
export interface Slice {
  ctx: Context;
  lease: Lease;
  mailbox: Mailbox;
  provider: MailProvider;
  own: OwnAddresses;
  rules: FolderRules;
  /** By scope. */
  cursors: Map<string, Cursor>;
  /** Of folders that are left out and may be wanted again, by scope. */
  resting: Map<string, Cursor>;
  /** Rows of what somebody has open on screen and no slice has looked for, as last read. */
  opened: unknown[];
  /** Provider ids that wait and are due. */
  duePending: string[];
  /** Of these, what a Worker could not hold before: each is tried by itself. */
  dueSetAside: string[];
  /** The provider's quota, as far as this slice may use it. */
  pace: Pace;
  /** Whether slices before this one died: it works in small steps then. */
  isCareful: boolean;
  /** A page was left in the middle: the next slice reads it again. */
  isMidPage: boolean;
  startedAt: number;
  /** Pages that this slice may still read. */
  pagesLeft: number;
  /** Writes that may wait for the next batch: cursors of pages that changed nothing. */
  deferred: SQL[];
  count: SliceCount;
  /** The mailbox's latest audit as the slice found it, running or ended. */
  audit: Audit | null;
  /** An audit has more to do. */
  isAuditing: boolean;
}

/** Milliseconds after which a slice lets others have their turn. */
const timeBudget = 10_000;

export function hasBudget(slice: Slice): boolean {
  return slice.pagesLeft > 0 && slice.ctx.clock.now() - slice.startedAt < timeBudget;
}

/**
 * Writes in one batch behind the fence, together with what was deferred. Throws where the lease is lost.
 * @returns the rows that each of `writes` changed.
 */
export async function commit(slice: Slice, writes: SQL[]): Promise<number[]> {
  const { ctx, lease } = slice;
  const deferred = slice.deferred;
  slice.deferred = [];
  const changed = await writeBatch(ctx.db, [fence(lease, ctx.clock.now()), ...deferred, ...writes]);
  return changed.slice(1 + deferred.length);
}
