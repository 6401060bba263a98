import { sql } from "drizzle-orm";
import * as z from "zod";
import { type ImportRow, type importRowQuerySchema, importRowSchema } from "#shared/businessImport.ts";
import type { Page } from "#shared/page.ts";
import type { UserContext } from "../../context.ts";
import { storedJson } from "../../timeline/storedJson.ts";
import { ownImport } from "./readImport.ts";

const rows = z.array(importRowSchema.extend({ cells: storedJson(importRowSchema.shape.cells) }));

/** A page of an import's rows with what becomes, or became, of them and why. @throws AppError `import_not_found` */
export async function listImportRows(
  ctx: UserContext,
  id: string,
  query: z.output<typeof importRowQuerySchema>,
): Promise<Page<ImportRow>> {
  const { position } = await ownImport(ctx, id);
  const found = rows.parse(
    await ctx.db.all(sql`select number, outcome, code, value, cells from business_import_row
      where import_id = ${id} and number > ${query.cursor} and number <= ${position}
        and ${query.outcome ? sql`outcome = ${query.outcome}` : sql`outcome is not null`}
      order by number limit ${query.limit + 1}`),
  );
  const items = found.slice(0, query.limit);
  const last = items.at(-1);
  return { items, nextCursor: last && found.length > items.length ? String(last.number) : null };
}
