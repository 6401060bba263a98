import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { UserContext } from "../context.ts";
import { writeBatch } from "../db/writeBatch.ts";
import { AppError } from "../errors.ts";
import { countAround } from "../sync/counters.ts";
import { erasedId } from "../sync/erasedId.ts";
import { emailNotFound } from "./visibleEmail.ts";

const copySchema = z.object({
  id: z.string(),
  email_provider_id: z.string(),
  external_id: z.string(),
  deleted_in_provider: z.number(),
});
type Copy = z.output<typeof copySchema>;

/**
 * Erases an email for good: the row with its text, participants, filings and what an undo would bring back, and so in
 * every mailbox where the admin may see the same message. What stays is a hash of the provider's id, by which sync
 * knows not to store it again. Mail that is nobody's but its owner's (unfiled) is not touched.
 * @throws AppError `forbidden` for members, `email_not_found`
 */
export async function eraseEmail(ctx: UserContext, id: string): Promise<void> {
  const { actor, db } = ctx;
  if (actor.role !== "admin") throw new AppError("forbidden", "Only an admin can erase an email for good.");
  const isInReach = (alias: "n" | "c") => {
    const email = sql.raw(alias);
    return sql`${email}.organization_id = ${actor.organizationId}
      and (${email}.user_id = ${actor.userId} or ${email}.business_id is not null)`;
  };
  const copies = z.array(copySchema).parse(
    await db.all(sql`select c.id, c.email_provider_id, c.external_id, c.deleted_in_provider
      from email_sync n join email_sync c on c.message_key = n.message_key and ${isInReach("c")}
      where n.id = ${id} and ${isInReach("n")}`),
  );
  if (copies.length === 0) throw emailNotFound();
  const tombstones = await Promise.all(
    copies.map(async (copy) => ({ ...copy, tombstone: await erasedId(copy.external_id) })),
  );
  await writeBatch(db, countAll(tombstones, eraseWrites(ctx, tombstones)));
}

type Erased = Copy & { tombstone: string };

/** Keeps the counters of every mailbox concerned. What its provider no longer lists is not counted as left out. */
function countAll(copies: Erased[], writes: SQL[]): SQL[] {
  return [...Map.groupBy(copies, (copy) => copy.email_provider_id)].reduce(
    (inner, [mailboxId, own]) =>
      countAround(
        mailboxId,
        own.flatMap((copy) => [copy.external_id, ...(copy.deleted_in_provider ? [] : [copy.tombstone])]),
        inner,
      ),
    writes,
  );
}

function eraseWrites({ actor, clock, newId }: UserContext, copies: Erased[]): SQL[] {
  const now = clock.now();
  const rows = JSON.stringify(
    copies.map((copy) => [copy.id, copy.email_provider_id, copy.external_id, copy.tombstone, newId()]),
  );
  const ids = sql`select value ->> 0 from json_each(${rows})`;
  return [
    sql`insert into sync_skip (email_provider_id, external_id, reason, created_at)
      select p.id, value ->> 3, 'erased', ${now} from json_each(${rows}) cross join email_provider p on p.id = value ->> 1
      where true on conflict do nothing`,
    sql`insert into audit_event (id, organization_id, actor_id, action, target_type, target_id, created_at)
      select value ->> 4, e.organization_id, ${actor.userId}, 'email_erased', 'email', e.id, ${now}
      from json_each(${rows}) cross join email_sync e on e.id = value ->> 0`,
    sql`delete from association_operation_item where email_id in (${ids})`,
    sql`delete from association where email_id in (${ids})`,
    sql`delete from email_participant where email_id in (${ids})`,
    sql`delete from email_sync where id in (${ids})`,
    sql`delete from sync_pending where (email_provider_id, external_id) in
      (select value ->> 1, value ->> 2 from json_each(${rows}))`,
  ];
}
