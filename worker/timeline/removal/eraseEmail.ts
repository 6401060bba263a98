import { sql } from "drizzle-orm";
import * as z from "zod";
import type { UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";
import { emailNotFound } from "../visibleEmail.ts";
import { erasedRowSchema, erasureWrites } from "./erasureWrites.ts";

/**
 * Erases an email for good: the row with its text, its words in the search index, participants, filings and what an
 * undo would bring back, and so in every mailbox where the admin may see the same message. What stays is a hash of the
 * provider's id, by which sync knows not to store it again. Mail that is nobody's but its owner's (unfiled) is not
 * touched.
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
  const copies = z.array(erasedRowSchema).parse(
    await db.all(sql`select c.id, c.email_provider_id, c.external_id, c.deleted_in_provider
      from email_sync n join email_sync c on c.message_key = n.message_key and ${isInReach("c")}
      where n.id = ${id} and ${isInReach("n")}`),
  );
  if (copies.length === 0) throw emailNotFound();
  await writeBatch(db, await erasureWrites(ctx, actor, copies));
}
