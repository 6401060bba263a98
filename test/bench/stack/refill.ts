import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import type { SampleMailbox } from "./sampleMailbox.ts";
import type { Stack } from "./stack.ts";

/** Rows that hold mail or say something about one; the others are the sync's own books. */
const mailTables = ["email_sync", "email_participant", "association", "sync_pending", "sync_skip"];
const bookTables = ["email_provider", "sync_cursor", "sync_run", "sync_gap"];

/** Takes a mailbox back to the moment of its connection: no mail, no cursor. */
export async function emptyMailbox(stack: Stack, { id }: SampleMailbox): Promise<void> {
  const emails = sql`select id from email_sync where email_provider_id = ${id}`;
  await runAll(stack, [
    sql`delete from association where email_id in (${emails})`,
    sql`delete from email_participant where email_id in (${emails})`,
    sql`delete from email_sync where email_provider_id = ${id}`,
    ...["sync_pending", "sync_skip", "sync_run", "sync_gap"].map(
      (table) => sql`delete from ${sql.identifier(table)} where email_provider_id = ${id}`,
    ),
    sql`update email_provider set listed = 0, stored = 0, skipped = 0, pending = 0 where id = ${id}`,
  ]);
  await forgetCursors(stack, id);
}

/** The mail stays, but where reading it had come to is forgotten: all of it is read again. */
export async function forgetCursors(stack: Stack, emailProviderId: string): Promise<void> {
  await runAll(stack, [
    sql`delete from sync_cursor where email_provider_id = ${emailProviderId}`,
    sql`update email_provider set status = 'connecting' where id = ${emailProviderId}`,
  ]);
}

/** Counts the rows that are inserted, changed or deleted meanwhile, by triggers that exist only for that. */
export async function writtenRows(
  stack: Stack,
  work: () => Promise<void>,
): Promise<{ mail: number; books: number }> {
  const tables = [...mailTables, ...bookTables];
  const triggers = tables.flatMap((table) =>
    ["insert", "update", "delete"].map((event) => ({ table, event, name: `bench_${table}_${event}` })),
  );
  await runAll(stack, [
    sql`create table bench_written (name text primary key, written integer not null)`,
    sql`insert into bench_written select value, 0 from json_each(${JSON.stringify(tables)})`,
    ...triggers.map(({ table, event, name }) =>
      sql.raw(`create trigger ${name} after ${event} on ${table} begin
        update bench_written set written = written + 1 where name = '${table}'; end`),
    ),
  ]);
  await work();
  const rows = z
    .array(z.object({ name: z.string(), written: z.number() }))
    .parse(await stack.ctx.db.all(sql`select name, written from bench_written`));
  await runAll(stack, [
    ...triggers.map(({ name }) => sql.raw(`drop trigger ${name}`)),
    sql`drop table bench_written`,
  ]);
  const sum = (names: string[]) =>
    rows.reduce((total, row) => total + (names.includes(row.name) ? row.written : 0), 0);
  return { mail: sum(mailTables), books: sum(bookTables) };
}

async function runAll({ ctx }: Stack, statements: SQL[]): Promise<void> {
  for (const statement of statements) await ctx.db.run(statement);
}
