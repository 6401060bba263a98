import { type SQL, sql } from "drizzle-orm";
import { base64url } from "jose";
import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import type { BusinessFile, fileQuerySchema } from "#shared/businessFile.ts";
import { attachmentSchema, directionSchema } from "#shared/email.ts";
import type { Page } from "#shared/page.ts";
import { onlyBusiness } from "../../businesses/getBusiness.ts";
import { businessesStatement, oneBusiness } from "../../businesses/readBusinesses.ts";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { storedFlag, storedJson } from "../storedJson.ts";
import { isVisible } from "../visibility.ts";

const rowSchema = z.object({
  email_id: z.string(),
  number: z.number(),
  attachment: storedJson(attachmentSchema),
  subject: z.string(),
  from: storedJson(addressSchema).nullable(),
  direction: directionSchema,
  sent_at: z.number(),
  deleted_in_provider: storedFlag,
});

/**
 * A page of the files of a business, newest first, in one round trip: of own emails and of those that colleagues share
 * whole, each message once, pictures inside texts left out.
 * @throws AppError `business_not_found`, `invalid_cursor`
 */
export async function listFiles(
  ctx: UserContext,
  businessId: string,
  query: z.output<typeof fileQuerySchema>,
): Promise<Page<BusinessFile>> {
  const position = query.cursor === undefined ? null : decodeCursor(query.cursor);
  const [business, rows] = await ctx.db.batch([
    businessesStatement(ctx, oneBusiness(ctx, businessId)),
    ctx.db.all(filesStatement(ctx, businessId, query.q, position, query.limit + 1)),
  ]);
  onlyBusiness(business);
  const found = z.array(rowSchema).parse(rows);
  const page = found.slice(0, query.limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => ({
      emailId: row.email_id,
      attachment: row.attachment,
      subject: row.subject,
      from: row.from,
      direction: row.direction,
      sentAt: row.sent_at,
      deletedInProvider: row.deleted_in_provider,
    })),
    nextCursor:
      last && found.length > page.length ? encodeCursor([last.sent_at, last.email_id, last.number]) : null,
  };
}

function filesStatement(
  { actor }: UserContext,
  businessId: string,
  q: string | undefined,
  position: Position | null,
  rows: number,
): SQL {
  const scope = (alias: string) => {
    const email = sql.raw(alias);
    return sql`${isVisible(actor, alias)} and ${email}.business_id = ${businessId}
      and (${email}.user_id = ${actor.userId}
        or 'full' = (select sharing from email_provider where id = ${email}.email_provider_id))`;
  };
  const [sentAt, emailId, number] = position ?? [0, "", 0];
  const after = position
    ? sql`(e.sent_at, e.id) <= (${sentAt}, ${emailId}) and not (e.id = ${emailId} and f.key <= ${number})`
    : sql`1`;
  const named = q === undefined ? sql`1` : sql`instr(lower(f.value ->> 'filename'), lower(${q})) > 0`;
  return sql`select e.id as email_id, f.key as number, f.value as attachment, e.subject, e."from", e.direction, e.sent_at,
      e.deleted_in_provider
    from email_sync e indexed by email_sync_business cross join json_each(e.attachments) f
    where ${scope("e")} and e.attachments <> '[]' and f.value ->> 'isInline' = 0 and ${named} and ${after}
      and not exists (select 1 from email_sync c indexed by email_sync_message
        where ${scope("c")} and c.message_key = e.message_key
          and (c.user_id <> ${actor.userId}, c.id) < (e.user_id <> ${actor.userId}, e.id))
    order by e.sent_at desc, e.id desc, f.key limit ${rows}`;
}

/** The list, time and id of the email, and the number of the file in it. */
const cursorSchema = z.tuple([z.literal("files"), z.number().int(), z.string().max(64), z.number().int()]);
type Position = [sentAt: number, emailId: string, number: number];

function encodeCursor(position: Position): string {
  return base64url.encode(JSON.stringify(["files", ...position]));
}

/** @throws AppError `invalid_cursor` for anything that this list did not hand out. */
function decodeCursor(cursor: string): Position {
  try {
    const text = new TextDecoder().decode(base64url.decode(cursor));
    const [, sentAt, emailId, number] = cursorSchema.parse(JSON.parse(text));
    return [sentAt, emailId, number];
  } catch {
    throw new AppError("invalid_cursor", "This cursor is not of this list. Start again without it.");
  }
}
