import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Context, UserContext } from "../../context.ts";
import { reasonOf } from "../../log.ts";
import { storedFlag } from "../storedJson.ts";
import { requireVisible, requireWhole, type VisibleEmail, visibleEmailQuery } from "../visibleEmail.ts";

/** The part of an email that is its own text and HTML; every other is an attachment's id. */
export const bodyPart = "";

/** What the organization's own storage has of a file. */
export interface Kept {
  /** Whether the file is to be kept: the organization chose so, and its mailbox keeps text. */
  isWanted: boolean;
  object: { id: string; key: string } | null;
}

const rowSchema = z.object({ isWanted: storedFlag, id: z.string().nullable(), key: z.string().nullable() });

/**
 * An email whose text and files the actor may read, and what is kept of one of them, in one round trip.
 * @throws AppError `email_not_found`, `forbidden`
 */
export async function visibleFile(
  ctx: UserContext,
  emailId: string,
  part: string,
): Promise<VisibleEmail & { kept: Kept }> {
  const [rows, found] = await ctx.db.batch([
    visibleEmailQuery(ctx, emailId),
    ctx.db.all(sql`select g.attachment_storage = 'r2' and p.keeps_text as isWanted, o.id, o.key
      from email_sync e join organization g on g.id = e.organization_id
        join email_provider p on p.id = e.email_provider_id
        left join kept_file f on f.email_id = e.id and f.part = ${part}
        left join kept_object o on o.id = f.object_id and o.state = 'kept'
      where e.id = ${emailId}`),
  ]);
  const visible = requireWhole(requireVisible(ctx, rows));
  const [row] = z.array(rowSchema).parse(found);
  if (row === undefined || !row.isWanted || ctx.objects === null)
    return { ...visible, kept: { isWanted: false, object: null } };
  const object = row.id === null || row.key === null ? null : { id: row.id, key: row.key };
  return { ...visible, kept: { isWanted: true, object } };
}

/** The bytes of what is kept; null where nothing is, or the storage does not answer. */
export async function readKept(
  ctx: Pick<Context, "db" | "log" | "objects">,
  { object }: Kept,
): Promise<ReadableStream<Uint8Array> | null> {
  if (object === null || ctx.objects === null) return null;
  try {
    const bytes = await ctx.objects.get(object.key);
    if (bytes === null) await forget(ctx, object.id);
    return bytes;
  } catch (error) {
    ctx.log.warn("kept_file_unread", { objectId: object.id, reason: reasonOf(error) });
    return null;
  }
}

/** Gives up an object that the bucket has lost, so that its file is kept anew. */
async function forget(ctx: Pick<Context, "db" | "log">, objectId: string): Promise<void> {
  ctx.log.error("kept_file_lost", { objectId });
  await ctx.db.run(sql`update kept_object set state = 'leaving' where id = ${objectId}`);
}
