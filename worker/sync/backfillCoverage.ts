import * as z from "zod";
import type { Cursor, Mailbox } from "./mailbox.ts";

const day = 86_400_000;
const depths = { "90d": 90 * day, "1y": 365 * day, all: null } as const;

const coverageSchema = z.object({
  depth: z.enum(["90d", "1y", "all"]),
  /** Milliseconds UTC before which nothing is read; null reads everything. */
  since: z.number().nullable(),
  /** The excluded folders, to see that a choice has changed. */
  excluded: z.array(z.string()),
});
/** What a backfill was asked to cover, kept in its cursor. */
export type BackfillCoverage = z.infer<typeof coverageSchema>;

export function backfillCoverage(
  mailbox: Pick<Mailbox, "backfill" | "folders">,
  now: number,
): BackfillCoverage {
  const span = depths[mailbox.backfill];
  const excluded = mailbox.folders
    .filter((folder) => !folder.included)
    .map((folder) => folder.id)
    .sort();
  return { depth: mailbox.backfill, since: span === null ? null : now - span, excluded };
}

/**
 * The coverage a cursor works on, or null where the user's settings ask for another one now: then the backfill starts
 * again and passes quickly over what is stored.
 */
export function coverageOf(cursor: Cursor, mailbox: Mailbox): BackfillCoverage | null {
  const parsed = coverageSchema.safeParse(JSON.parse(cursor.value ?? "null"));
  if (!parsed.success) return null;
  const wanted = backfillCoverage(mailbox, 0);
  const isSame =
    parsed.data.depth === wanted.depth && parsed.data.excluded.join("\n") === wanted.excluded.join("\n");
  return isSame ? parsed.data : null;
}
