import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { countAround } from "../page/counters.ts";

/** Emails that one step removes. */
const stepLimit = 500;

const emailRow = z.object({ id: z.string(), external_id: z.string() });

/**
 * One bounded step of removing what Threadbook holds of a folder that its user left out and asked to have removed. Stops
 * where the folder is included again meanwhile, and leaves what has moved out of it. What a person had removed from the timeline stays hidden as it is, so
 * that including the folder later does not bring it back. The provider's emails are untouched.
 * @returns `more` where another step is needed.
 */
export async function removeFolder(
  ctx: Context,
  { emailProviderId, folderId }: { emailProviderId: string; folderId: string },
): Promise<"done" | "more"> {
  const rows = await ctx.db.all(sql`select e.id, e.external_id
    from email_provider p join email_sync e on e.user_id = p.user_id and e.email_provider_id = p.id
    where p.id = ${emailProviderId} and e.is_deleted = 0
      and exists (select 1 from json_each(e.folders) where value = ${folderId})
      and exists (select 1 from json_each(p.folders) where value ->> 'id' = ${folderId} and value ->> 'included' = 0)
    limit ${stepLimit}`);
  const emails = z.array(emailRow).parse(rows);
  if (emails.length === 0) return "done";
  // Looked at again in the batch: a slice may have moved them meanwhile, or the user wanted the folder back.
  const ids = sql`(select email_sync.id from email_sync join json_each(${JSON.stringify(emails.map((email) => email.id))}) named
      on named.value = email_sync.id
    where exists (select 1 from json_each(email_sync.folders) where value = ${folderId})
      and exists (select 1 from email_provider p, json_each(p.folders)
        where p.id = ${emailProviderId} and value ->> 'id' = ${folderId} and value ->> 'included' = 0))`;
  const names = emails.map((email) => email.external_id);
  await writeBatch(
    ctx.db,
    countAround(emailProviderId, names, [
      sql`delete from association where email_id in ${ids}`,
      sql`delete from association_operation_item where email_id in ${ids}`,
      sql`delete from email_participant where email_id in ${ids}`,
      sql`delete from sync_pending where email_provider_id = ${emailProviderId}
        and external_id in (select external_id from email_sync where id in ${ids})`,
      sql`delete from email_sync where id in ${ids}`,
    ]),
  );
  return emails.length === stepLimit ? "more" : "done";
}
