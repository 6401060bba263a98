import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";

/** Emails that one statement removes: others write in between. */
const emailsPerRound = 500;
/** Rows of the sync's own tables that one statement removes. */
const rowsPerRound = 5000;
/** Rounds of one step, so that it stays well inside an invocation. */
const roundsPerStep = 20;

const ledgers = [
  "sync_pending",
  "sync_skip",
  "sync_gap",
  "sync_run",
  "sync_cursor",
  "sync_audit",
  "sync_audit_page",
  "sync_opened",
] as const;

/**
 * One bounded step of removing all that a disconnected mailbox left: emails with their participants and associations,
 * the sync's ledgers, and at last the mailbox itself. Does nothing to a mailbox that is connected, or gone.
 * @returns `more` where another step is needed.
 */
export async function purgeMailbox(
  ctx: Pick<Context, "db">,
  emailProviderId: string,
  rounds: number = roundsPerStep,
): Promise<"done" | "more"> {
  for (let round = 0; round < rounds; round += 1) {
    const removed = await writeBatch(ctx.db, [
      ...emailWrites(emailProviderId),
      ...ledgerWrites(emailProviderId),
    ]);
    if (removed.every((count) => count === 0)) {
      await writeBatch(ctx.db, lastWrites(emailProviderId));
      return "done";
    }
  }
  return "more";
}

/** A connected mailbox has nothing to remove, whatever an old message says. */
function leaving(emailProviderId: string): SQL {
  return sql`(select id from email_provider where id = ${emailProviderId} and disconnected_at is not null)`;
}

/** Children first and by name, so that nothing depends on whether the database enforces foreign keys. */
function emailWrites(emailProviderId: string): SQL[] {
  const ids = sql`(select id from email_sync where email_provider_id = ${leaving(emailProviderId)}
    order by thread_id, rowid limit ${emailsPerRound})`;
  return [
    sql`delete from association where email_id in ${ids}`,
    sql`delete from email_participant where email_id in ${ids}`,
    sql`delete from email_sync where id in ${ids}`,
  ];
}

function ledgerWrites(emailProviderId: string): SQL[] {
  return ledgers.map((name) => {
    const table = sql.identifier(name);
    return sql`delete from ${table} where rowid in
      (select rowid from ${table} where email_provider_id = ${leaving(emailProviderId)} limit ${rowsPerRound})`;
  });
}

/** What could be undone on emails that are no more, and the mailbox. */
function lastWrites(emailProviderId: string): SQL[] {
  const mailbox = leaving(emailProviderId);
  return [
    sql`delete from association_operation_item where operation_id in (
        select id from association_operation where organization_id =
          (select organization_id from email_provider where id = ${mailbox}))
      and not exists (select 1 from email_sync where email_sync.id = association_operation_item.email_id)`,
    sql`delete from email_provider where id = ${mailbox}`,
  ];
}
