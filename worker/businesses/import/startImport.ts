import { sql } from "drizzle-orm";
import type { BusinessImport } from "#shared/businessImport.ts";
import type { UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";
import { owe } from "../../outbox.ts";
import { decodeFile } from "./decodeFile.ts";
import { readCsv } from "./readCsv.ts";
import { getImport } from "./readImport.ts";
import { readVcards } from "./readVcards.ts";

const mostRows = 50_000;
/** Rows that one batch stores. */
const storedAtOnce = 2_500;

/**
 * Takes a file of businesses and contacts, CSV or vCard, in whatever encoding, and has every row checked in the
 * background. Nothing is entered yet.
 * @throws AppError `invalid_request` where nothing can be read, `payload_too_large` beyond 50,000 rows
 */
export async function startImport(ctx: UserContext, bytes: Uint8Array): Promise<BusinessImport> {
  const { text, encoding } = decodeFile(bytes);
  const format = /^\s*BEGIN:VCARD/i.test(text.replace(/^\ufeff/, "")) ? "vcard" : "csv";
  const { columns, mapping, rows } = format === "vcard" ? readVcards(text) : readCsv(text);
  if (rows.length === 0)
    throw new AppError(
      "invalid_request",
      "There are no rows in this file. It should be CSV, with a heading, or vCard.",
    );
  if (rows.length > mostRows)
    throw new AppError(
      "payload_too_large",
      "This file has more than 50,000 rows. Divide it and bring the parts.",
    );
  const { organizationId, userId } = ctx.actor;
  const id = ctx.newId();
  const now = ctx.clock.now();
  await writeBatch(ctx.db, [
    sql`insert into business_import (id, organization_id, user_id, format, encoding, columns, mapping, state, total,
        position, created_at, updated_at)
      values (${id}, ${organizationId}, ${userId}, ${format}, ${encoding}, ${JSON.stringify(columns)},
        ${JSON.stringify(mapping)}, 'reading', ${rows.length}, 0, ${now}, ${now})`,
  ]);
  for (let from = 0; from < rows.length; from += storedAtOnce) {
    const some = rows.slice(from, from + storedAtOnce).map(({ number, cells }) => [number, cells]);
    await writeBatch(ctx.db, [
      sql`insert into business_import_row (import_id, number, cells)
        select ${id}, value ->> 0, value -> 1 from json_each(${JSON.stringify(some)})`,
    ]);
  }
  const owed = await owe(ctx, [{ type: "import", organizationId, importId: id }]);
  await ctx.db.batch([
    ctx.db.run(sql`update business_import set state = 'checking' where id = ${id} and state = 'reading'`),
    ...owed.statements,
  ]);
  await owed.send();
  return getImport(ctx, id);
}
