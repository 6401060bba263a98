import { sql } from "drizzle-orm";
import * as z from "zod";
import { type BusinessImport, importStateSchema } from "#shared/businessImport.ts";
import { importFields } from "#shared/importField.ts";
import type { Context, UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { storedJson } from "../../timeline/storedJson.ts";

/** Rows that are shown for choosing what the columns are. */
const mostSamples = 5;

const importRows = z.array(
  z.object({
    id: z.string(),
    organization_id: z.string(),
    user_id: z.string(),
    format: z.enum(["csv", "vcard"]),
    encoding: z.string(),
    columns: storedJson(z.array(z.string())),
    mapping: storedJson(z.array(z.enum(importFields).nullable())),
    state: importStateSchema,
    total: z.number(),
    position: z.number(),
  }),
);

/** A row of `business_import`. */
export type StoredImport = z.infer<typeof importRows>[number];

/** An import of an organization; null where there is none. */
export async function readImport(
  { db }: Pick<Context, "db">,
  organizationId: string,
  id: string,
): Promise<StoredImport | null> {
  const rows = await db.all(
    sql`select * from business_import where id = ${id} and organization_id = ${organizationId}`,
  );
  return importRows.parse(rows)[0] ?? null;
}

/** The actor's import, or anybody's for an admin. @throws AppError `import_not_found` */
export async function ownImport(ctx: UserContext, id: string): Promise<StoredImport> {
  const { organizationId, userId, role } = ctx.actor;
  const found = await readImport(ctx, organizationId, id);
  if (found === null || (found.user_id !== userId && role !== "admin"))
    throw new AppError("import_not_found", "This import is not here. A file is kept for a week.");
  return found;
}

const countRows = z.array(
  z.object({ outcome: z.enum(["created", "changed", "unchanged", "refused"]), rows: z.number() }),
);
const sampleRows = z.array(z.object({ cells: storedJson(z.array(z.string())) }));
const doneRow = z.tuple([z.object({ rows: z.number() })]);

/** How far an import is, and what it found. @throws AppError `import_not_found` */
export async function getImport(ctx: UserContext, id: string): Promise<BusinessImport> {
  const { format, encoding, state, total, columns, mapping, position } = await ownImport(ctx, id);
  const [done, counts, samples] = await ctx.db.batch([
    ctx.db.all(
      sql`select count(*) as rows from business_import_row where import_id = ${id} and number <= ${position}`,
    ),
    ctx.db.all(sql`select outcome, count(*) as rows from business_import_row
      where import_id = ${id} and outcome is not null and number <= ${position} group by outcome`),
    ctx.db.all(
      sql`select cells from business_import_row where import_id = ${id} order by number limit ${mostSamples}`,
    ),
  ]);
  const byOutcome = new Map(countRows.parse(counts).map((row) => [row.outcome, row.rows]));
  const of = (outcome: "created" | "changed" | "unchanged" | "refused") => byOutcome.get(outcome) ?? 0;
  return {
    ...{ id, format, encoding, state, total, columns, mapping, done: doneRow.parse(done)[0].rows },
    counts: {
      created: of("created"),
      changed: of("changed"),
      unchanged: of("unchanged"),
      refused: of("refused"),
    },
    samples: sampleRows.parse(samples).map((row) => row.cells),
  };
}
