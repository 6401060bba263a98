import { sql } from "drizzle-orm";
import * as z from "zod";
import { syncNow } from "#worker/accounts/mailboxes/syncNow.ts";
import type { UserContext } from "#worker/context.ts";
import { deleteEmail } from "#worker/timeline/removal/deleteEmail.ts";
import { eraseEmail } from "#worker/timeline/removal/eraseEmail.ts";
import { restoreEmail } from "#worker/timeline/removal/restoreEmail.ts";
import type { Happening } from "../bench/account.ts";
import { connect, mailboxRow, type Scenario } from "./scenario.ts";

const rowSchema = z.array(
  z.object({
    id: z.string(),
    external_id: z.string(),
    is_deleted: z.number(),
    deleted_in_provider: z.number(),
  }),
);

/** What people do in Threadbook itself while the mailbox is synced. */
export function personHappenings(scenario: Scenario): Happening[] {
  const { ctx, actor, emailProviderId } = scenario;
  const user: UserContext = { ...ctx, actor };
  /** Acts on one email by the verb that the API calls, and sees from the rows what that did. */
  const act = (isDeleted: 0 | 1, verb: (ctx: UserContext, id: string) => Promise<void>) => async () => {
    const rows = await emails();
    const fitting = rows.filter((row) => row.is_deleted === isDeleted);
    if (fitting.length === 0) return;
    await verb(user, scenario.random.pick(fitting).id);
    const after = new Map((await emails()).map((row) => [row.external_id, row]));
    scenario.removed = new Set(
      [...after.values()].filter((row) => row.is_deleted).map((row) => row.external_id),
    );
    for (const row of rows) {
      if (after.has(row.external_id)) continue;
      scenario.erased.add(row.external_id);
      scenario.tombstones += row.deleted_in_provider === 0 ? 1 : 0;
    }
  };
  const emails = async () =>
    rowSchema.parse(
      await ctx.db.all(sql`select id, external_id, is_deleted, deleted_in_provider from email_sync
        where email_provider_id = ${emailProviderId} order by external_id`),
    );
  return [
    { name: "removed from the timeline", weight: 2, run: act(0, deleteEmail) },
    { name: "restored", weight: 1, run: act(1, restoreEmail) },
    { name: "erased", weight: 1, run: act(0, eraseEmail) },
    {
      name: "sync now",
      weight: 2,
      async run() {
        const row = await mailboxRow(scenario);
        if (row.enabled && row.status !== "reauth_required") await syncNow(user, emailProviderId);
      },
    },
    {
      name: "connected again",
      weight: 2,
      async run() {
        if ((await mailboxRow(scenario)).status === "reauth_required") await connect(scenario);
      },
    },
  ];
}
