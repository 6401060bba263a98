import { sql } from "drizzle-orm";
import * as z from "zod";
import type { ExportQuery } from "#shared/export.ts";
import { recordEvent } from "../../accounts/organization/auditEvent.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import type { Place } from "../timelineCursor.ts";
import { csv } from "./csv.ts";
import { exportRowSchema, toExported } from "./exportedEmail.ts";
import type { ExportFormat } from "./exportFormat.ts";
import { exportStatement } from "./exportStatement.ts";
import { json } from "./json.ts";
import { mbox } from "./mbox.ts";

/** Emails that are in memory at a time: at most 20,000 letters of text each. */
const emailsPerRead = 100;

const formats = { csv, json, mbox } satisfies Record<ExportQuery["format"], ExportFormat>;

export interface ExportFile {
  filename: string;
  mimeType: string;
  bytes: ReadableStream<Uint8Array>;
}

/**
 * The timeline of a business as a file, as far as the actor may see it. It is read as fast as it is taken, a hundred
 * emails at a time, and recorded; a read that fails breaks the download off instead of ending it.
 * @throws AppError `invalid_request`, `business_not_found`
 */
export async function exportTimeline(ctx: UserContext, query: ExportQuery): Promise<ExportFile> {
  const { organizationId, userId } = ctx.actor;
  if (query.from !== undefined && query.to !== undefined && query.from > query.to)
    throw new AppError("invalid_request", "from: The start of the range lies behind its end.");
  const found = await ctx.db.all(
    sql`select 1 as found from business where id = ${query.businessId} and organization_id = ${organizationId}`,
  );
  if (found.length === 0) throw new AppError("business_not_found", "There is no such business.");
  await recordEvent(ctx, {
    ...{ organizationId, actorId: userId },
    ...{ action: "timeline_exported", targetType: "business", targetId: query.businessId },
  });
  const format = formats[query.format];
  const pieces = piecesOf(ctx, query, format);
  const encoder = new TextEncoder();
  return {
    filename: `timeline.${format.extension}`,
    mimeType: format.mimeType,
    bytes: new ReadableStream({
      async pull(controller) {
        const { done, value } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(encoder.encode(value));
      },
      async cancel() {
        await pieces.return(undefined);
      },
    }),
  };
}

async function* piecesOf(
  ctx: UserContext,
  query: ExportQuery,
  format: ExportFormat,
): AsyncGenerator<string, void> {
  yield format.head;
  let after: Place | null = null;
  let number = 0;
  do {
    const statement = exportStatement(ctx.actor, query, after, emailsPerRead);
    const rows: z.output<typeof exportRowSchema>[] = z
      .array(exportRowSchema)
      .parse(await ctx.db.all(statement));
    const last = rows.at(-1);
    after = last && rows.length === emailsPerRead ? { sentAt: last.sent_at, id: last.id } : null;
    let piece = "";
    for (const row of rows) piece += format.email(toExported(ctx.actor, row), number++);
    if (piece !== "") yield piece;
  } while (after !== null);
  if (format.tail !== "") yield format.tail;
}
