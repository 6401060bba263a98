import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { reasonOf } from "../../log.ts";
import type { ObjectStore } from "../../objectStore.ts";

/** Bytes of the largest file that is kept; a larger one comes from the mail provider each time. */
export const largestKept = 25 * 1024 * 1024;

/** A file of an email: an attachment by its id, or the email's own text by `bodyPart`. */
export interface KeptTarget {
  organizationId: string;
  emailId: string;
  part: string;
}

/**
 * Keeps a file of an email in the organization's storage. The row is there before the bytes are: what a crash leaves in
 * the bucket the sweep finds by it. Never throws: what was not kept is asked of the mail provider again.
 */
export async function keepFile(
  ctx: Pick<Context, "db" | "clock" | "log" | "newId">,
  objects: ObjectStore,
  target: KeptTarget,
  bytes: ReadableStream<Uint8Array>,
): Promise<void> {
  const id = ctx.newId();
  const key = `${target.organizationId}/${crypto.randomUUID()}`;
  try {
    await writeBatch(ctx.db, [
      sql`insert into kept_object (id, organization_id, key, state, created_at)
        values (${id}, ${target.organizationId}, ${key}, 'writing', ${ctx.clock.now()})`,
    ]);
    const written = await objects.put(key, bytes);
    // A sweep that took it for a crash's remains may have been at the bucket before these bytes.
    if (!(await settle(ctx, target, id, written))) await objects.delete([key]);
  } catch (error) {
    ctx.log.warn("file_not_kept", { emailId: target.emailId, reason: reasonOf(error) });
    await bytes.cancel().catch(() => undefined);
    await giveUp(ctx, id);
  }
}

/**
 * Makes the object the email's, or, where its content is kept already, that one. Where the email, the choice or the
 * mailbox's texts went meanwhile, nobody has it and it leaves.
 * @returns whether the row was still there.
 */
async function settle(
  { db }: Pick<Context, "db">,
  { organizationId, emailId, part }: KeptTarget,
  id: string,
  { size, sha256 }: { size: number; sha256: string },
): Promise<boolean> {
  const same = sql`o.organization_id = ${organizationId} and o.sha256 = ${sha256} and o.state = 'kept'`;
  const [kept = 0, , left = 0] = await writeBatch(db, [
    sql`update kept_object set state = 'kept', sha256 = ${sha256}, size = ${size}
      where id = ${id} and state = 'writing' and not exists (select 1 from kept_object o where ${same})`,
    sql`insert into kept_file (email_id, part, object_id)
      select e.id, ${part}, o.id from email_sync e
        join organization g on g.id = e.organization_id and g.attachment_storage = 'r2'
        join email_provider p on p.id = e.email_provider_id and p.keeps_text = 1 and p.disconnected_at is null
        join kept_object o on ${same}
      where e.id = ${emailId} and e.organization_id = ${organizationId}
      on conflict (email_id, part) do update set object_id = excluded.object_id
        where not exists (select 1 from kept_object k where k.id = kept_file.object_id and k.state = 'kept')`,
    sql`update kept_object set state = 'leaving' where id = ${id} and state <> 'leaving'
      and not exists (select 1 from kept_file where object_id = ${id})`,
  ]);
  return kept + left > 0;
}

async function giveUp({ db, log }: Pick<Context, "db" | "log">, id: string): Promise<void> {
  try {
    await writeBatch(db, [
      sql`update kept_object set state = 'leaving' where id = ${id} and state = 'writing'`,
    ]);
  } catch (error) {
    log.warn("kept_file_unsettled", { objectId: id, reason: reasonOf(error) });
  }
}
