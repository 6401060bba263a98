import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Change } from "../../providers/mailProvider.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { depthSince } from "../folders/backfillCoverage.ts";
import { applyPage } from "../page/applyPage.ts";
import { readKnown } from "../page/known.ts";
import { commit, type Slice } from "../slice/slice.ts";

/** Emails of one conversation that are fetched ahead of all others, the newest; the backfill brings the rest. */
const perThread = 20;

const rowSchema = z.object({ thread_id: z.string(), message_id: z.string() });

/**
 * The first lane: what somebody has open on screen and is not here. A hint, as push is: it is taken off before it is
 * looked for, so that a mail which no Worker can hold ends one slice and not each; what fails here comes with the backfill.
 */
export async function readOpened(slice: Slice): Promise<void> {
  const { ctx, mailbox } = slice;
  const rows = z.array(rowSchema).parse(slice.opened);
  slice.opened = [];
  if (rows.length === 0 || slice.isCareful) return;
  await commit(slice, [
    sql`update sync_opened set done_at = ${ctx.clock.now()}
      where email_provider_id = ${mailbox.id} and done_at is null
        and (thread_id, message_id) in (select value->>0, value->>1
          from json_each(${JSON.stringify(rows.map((row) => [row.thread_id, row.message_id]))}))`,
  ]);
  for (const row of rows) {
    try {
      await fetchOpened(slice, row);
    } catch (error) {
      if (!(error instanceof ProviderError) || !isOfThisMail(error)) throw error;
      ctx.log.warn("opened_not_read", { emailProviderId: mailbox.id, code: error.code });
    }
  }
}

async function fetchOpened(slice: Slice, row: z.infer<typeof rowSchema>): Promise<void> {
  const { ctx, mailbox, provider } = slice;
  const inThread = row.thread_id === "" ? [] : await provider.threadIds(row.thread_id);
  const named = row.message_id === "" ? [] : [row.message_id];
  const ids = [...new Set([...named, ...inThread])].slice(0, perThread);
  const known = await readKnown(ctx, mailbox.id, mailbox.userId, ids);
  const isHere = (id: string) =>
    known.emails.get(id)?.deletedInProvider === false || known.pending.has(id) || known.erased.has(id);
  const wanted = ids.filter((id) => !isHere(id));
  if (wanted.length === 0) return;
  const since = depthSince(mailbox.backfill, ctx.clock.now()) ?? 0;
  const changes = (await provider.fetch(wanted)).flatMap((answer): Change[] =>
    answer.type === "email" && answer.email.sentAt >= since ? [answer] : [],
  );
  if (changes.length > 0) await applyPage(slice, changes, []);
}

/** What says nothing about the mailbox: the slice goes on. */
function isOfThisMail({ code }: ProviderError): boolean {
  return code === "not_found" || code === "permanent";
}
