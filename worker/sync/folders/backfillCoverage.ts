import * as z from "zod";
import type { Scope } from "../../providers/mailProvider.ts";
import type { Cursor, Mailbox } from "../mailbox.ts";

const day = 86_400_000;
const depths = { "90d": 90 * day, "1y": 365 * day, all: null } as const;

const coverageSchema = z.object({
  depth: z.enum(["90d", "1y", "all"]),
  /** Milliseconds UTC before which nothing is read; null reads everything. */
  since: z.number().nullable(),
  /** What the provider said that this scope covers. */
  covers: z.string(),
});
/** What a backfill was asked to cover, kept in its cursor. */
export type BackfillCoverage = z.infer<typeof coverageSchema>;

export function backfillCoverage(
  mailbox: Pick<Mailbox, "backfill">,
  scope: Scope,
  now: number,
): BackfillCoverage {
  return { depth: mailbox.backfill, since: depthSince(mailbox.backfill, now), covers: scope.covers };
}

/** The time before which nothing is read, milliseconds UTC; null reads everything. */
export function depthSince(depth: BackfillCoverage["depth"], now: number): number | null {
  const span = depths[depth];
  return span === null ? null : now - span;
}

/** What a backfill cursor was asked to cover; null where it cannot be told. */
export function coverageOf(cursor: Cursor): BackfillCoverage | null {
  const parsed = coverageSchema.safeParse(JSON.parse(cursor.value ?? "null"));
  return parsed.success ? parsed.data : null;
}

const fromShallow: BackfillCoverage["depth"][] = ["90d", "1y", "all"];

/**
 * Whether a cursor works on what is wanted now. Where not, the scope is read anew, and passes over what is stored. What
 * was read deeper than it is wanted now is not read again.
 */
export function isCovered(
  cursor: Cursor | undefined,
  mailbox: Pick<Mailbox, "backfill">,
  scope: Scope,
): boolean {
  const coverage = cursor === undefined ? null : coverageOf(cursor);
  if (cursor === undefined || coverage === null || coverage.covers !== scope.covers) return false;
  if (coverage.depth === mailbox.backfill) return true;
  return (
    cursor.phase === "done" && fromShallow.indexOf(coverage.depth) > fromShallow.indexOf(mailbox.backfill)
  );
}
