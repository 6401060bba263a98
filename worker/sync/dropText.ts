import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../context.ts";
import { writeBatch } from "../db/writeBatch.ts";

/** Emails that one step goes through. */
const stepLimit = 1000;

const rowSchema = z.object({ id: z.string(), external_id: z.string() });

/**
 * One bounded step of removing the texts that a mailbox holds since before it was to keep none: text, snippet, kept
 * files, and evidence that quotes them. Stops where the mailbox keeps text again meanwhile.
 * @returns the provider id to continue after; null at the end.
 */
export async function dropText(
  ctx: Context,
  { emailProviderId, after }: { emailProviderId: string; after: string },
): Promise<string | null> {
  const rows = z.array(rowSchema).parse(
    await ctx.db.all(sql`select e.id, e.external_id from email_provider p
      join email_sync e on e.user_id = p.user_id and e.email_provider_id = p.id
      where p.id = ${emailProviderId} and p.keeps_text = 0 and e.external_id > ${after}
      order by e.external_id limit ${stepLimit}`),
  );
  const last = rows.at(-1);
  if (last === undefined) return null;
  const ids = sql`(select value from json_each(${JSON.stringify(rows.map(({ id }) => id))}))`;
  await writeBatch(ctx.db, [
    sql`update email_sync set snippet = '', body_text = '',
      search_pairs = json_set(search_pairs, '$[4]', ''), updated_at = ${ctx.clock.now()}
      where id in ${ids} and (snippet <> '' or body_text <> '')`,
    sql`delete from kept_file where email_id in ${ids}`,
    sql`update association set evidence =
        (select json_group_array(json(value)) from json_each(evidence) where value ->> 'source' <> 'content')
      where email_id in ${ids}
        and exists (select 1 from json_each(evidence) where value ->> 'source' = 'content')`,
  ]);
  return rows.length === stepLimit ? last.external_id : null;
}
