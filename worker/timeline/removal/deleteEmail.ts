import { sql } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { copiesQuery, isActedOn, writeWithEvents } from "../emailCopies.ts";
import { requireVisible, visibleEmailQuery } from "../visibleEmail.ts";

/**
 * Removes an email from the timeline; the provider's own stays, and sync does not bring it back. The same message in
 * several of the actor's mailboxes goes with it, and where an admin removes it, so do the copies filed under the same
 * business: one item of the timeline, one removal. A second removal changes nothing.
 * @throws AppError `email_not_found`, `forbidden` for a colleague's email where the actor is no admin
 */
export async function deleteEmail(ctx: UserContext, id: string): Promise<void> {
  const [rows, copies] = await ctx.db.batch([visibleEmailQuery(ctx, id), copiesQuery(ctx, id)]);
  const { email } = requireVisible(ctx, rows);
  if (email.userId !== ctx.actor.userId && ctx.actor.role !== "admin")
    throw new AppError("forbidden", "Only the owner of the mailbox or an admin can remove this email.");
  const condition = sql`e.is_deleted = 0 and ${isActedOn(ctx.actor, email)}`;
  await writeWithEvents(ctx, "email_deleted", copies, condition, sql`is_deleted = 1`);
}
