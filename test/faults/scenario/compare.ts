import { sql } from "drizzle-orm";
import * as z from "zod";
import { erasedId } from "#worker/sync/page/erasedId.ts";
import type { Held } from "../bench/account.ts";
import { mailboxRow, type Scenario } from "./scenario.ts";

/** What is wrong with an email, by the four words of the proof; `different` is all that is not one of them. */
export type Wrong = "lost" | "duplicated" | "resurrected" | "wrongly deleted" | "different";

export interface Comparison {
  emails: number;
  wrongs: { wrong: Wrong; what: string }[];
}

const rowSchema = z.object({
  external_id: z.string(),
  subject: z.string(),
  folders: z.string(),
  is_read: z.number(),
  is_starred: z.number(),
  is_deleted: z.number(),
  deleted_in_provider: z.number(),
});
type Row = z.infer<typeof rowSchema>;

/** Compares the database with what the provider holds now, email by email, and the counters with the rows. */
export async function compare(scenario: Scenario): Promise<Comparison> {
  const { ctx, account, emailProviderId } = scenario;
  const held = await account.held();
  const rows = z.array(rowSchema).parse(
    await ctx.db.all(sql`select external_id, subject, folders, is_read, is_starred, is_deleted, deleted_in_provider
      from email_sync where email_provider_id = ${emailProviderId}`),
  );
  const skips = z
    .array(z.object({ external_id: z.string(), reason: z.string() }))
    .parse(
      await ctx.db.all(
        sql`select external_id, reason from sync_skip where email_provider_id = ${emailProviderId}`,
      ),
    );
  const drafts = new Set(skips.filter(({ reason }) => reason === "draft").map((skip) => skip.external_id));
  const tombstones = new Set(skips.map((skip) => skip.external_id));
  const byId = Map.groupBy(rows, (row) => row.external_id);
  const wrongs: Comparison["wrongs"] = [];
  const say = (wrong: Wrong, email: { subject: string }, why: string) =>
    wrongs.push({ wrong, what: `${email.subject}: ${why}` });

  for (const email of held) {
    const [row, ...more] = byId.get(email.externalId) ?? [];
    for (const one of more) say("duplicated", one, "stored twice");
    if (scenario.erased.has(email.externalId)) {
      if (row) say("resurrected", email, "erased and there again");
      if (!tombstones.has(await erasedId(email.externalId))) say("different", email, "has no tombstone");
      continue;
    }
    if (!email.isIncluded) {
      if (row?.deleted_in_provider === 0)
        say("resurrected", email, `lies in ${email.folders}, shows in ${row.folders}`);
      if (drafts.has(email.externalId)) say("different", email, "counted as skipped, and is not listed");
      continue;
    }
    if (row === undefined) {
      if (email.isDraft && drafts.has(email.externalId)) continue;
      say("lost", email, email.isDraft ? "a draft that is not accounted for" : "not stored");
      continue;
    }
    compareRow(scenario, email, row, say);
  }
  const ids = new Set(held.map((email) => email.externalId));
  const subjects = new Set(held.map((email) => email.subject));
  for (const row of rows) {
    if (ids.has(row.external_id) || row.deleted_in_provider === 1) continue;
    if (subjects.has(row.subject)) say("duplicated", row, "shows under an id that is no more");
    else say("resurrected", row, "gone at the provider and shows");
  }
  for (const id of drafts)
    if (!ids.has(id)) wrongs.push({ wrong: "different", what: `a draft that is gone: ${id}` });
  wrongs.push(...(await compareCounters(scenario, rows, drafts.size + scenario.tombstones)));
  return { emails: held.length, wrongs };
}

function compareRow(
  { removed }: Scenario,
  email: Held,
  row: Row,
  say: (wrong: Wrong, email: Held, why: string) => void,
): void {
  if (row.deleted_in_provider === 1) say("wrongly deleted", email, "the provider has it");
  if (row.is_deleted === 1 && !removed.has(email.externalId))
    say("wrongly deleted", email, "nobody removed it");
  if (row.is_deleted === 0 && removed.has(email.externalId)) say("resurrected", email, "a person removed it");
  const folders = JSON.stringify(z.array(z.string()).parse(JSON.parse(row.folders)).toSorted());
  if (folders !== JSON.stringify(email.folders))
    say("different", email, `lies in ${folders}, not ${email.folders}`);
  if ((row.is_read === 1) !== email.isRead) say("different", email, `read is not ${email.isRead}`);
  if ((row.is_starred === 1) !== email.isStarred) say("different", email, `star is not ${email.isStarred}`);
}

async function compareCounters(
  scenario: Scenario,
  rows: Row[],
  skipped: number,
): Promise<Comparison["wrongs"]> {
  const row = await mailboxRow(scenario);
  const stored = rows.filter((one) => one.deleted_in_provider === 0).length;
  const counted = { listed: row.listed, stored: row.stored, skipped: row.skipped, pending: row.pending };
  const real = { listed: stored + skipped, stored, skipped, pending: 0 };
  if (JSON.stringify(counted) === JSON.stringify(real)) return [];
  return [{ wrong: "different", what: `counted ${JSON.stringify(counted)}, really ${JSON.stringify(real)}` }];
}
