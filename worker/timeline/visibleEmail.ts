import { and, eq, or } from "drizzle-orm";
import type { Sharing } from "#shared/provider.ts";
import type { UserContext } from "../context.ts";
import { emailProvider, emailSync } from "../db/schema/tables.ts";
import { AppError } from "../errors.ts";
import { isVisible, sharingFor } from "./visibility.ts";

/** An email that the actor may see, with its mailbox and how much of it they see. */
export interface VisibleEmail {
  email: typeof emailSync.$inferSelect;
  mailbox: typeof emailProvider.$inferSelect;
  visibility: Sharing;
}

/** A batch item that reads an email as far as the actor may know of it; for {@link requireVisible}. */
export function visibleEmailQuery({ db, actor }: UserContext, id: string) {
  return db
    .select({ email: emailSync, mailbox: emailProvider })
    .from(emailSync)
    .innerJoin(emailProvider, eq(emailProvider.id, emailSync.emailProviderId))
    .where(
      and(eq(emailSync.id, id), or(isVisible(actor, "email_sync"), isVisible(actor, "email_sync", true))),
    );
}

/** @throws AppError `email_not_found`, for another organization's and an unfiled one as for an unknown one. */
export function requireVisible(ctx: UserContext, rows: Omit<VisibleEmail, "visibility">[]): VisibleEmail {
  const [found] = rows;
  if (!found) throw emailNotFound();
  const { email, mailbox } = found;
  return { ...found, visibility: sharingFor(ctx.actor, { userId: email.userId, sharing: mailbox.sharing }) };
}

/** One email that the actor may see. @throws AppError `email_not_found` */
export async function visibleEmail(ctx: UserContext, id: string): Promise<VisibleEmail> {
  return requireVisible(ctx, await visibleEmailQuery(ctx, id));
}

/** @throws AppError `forbidden` where a colleague's mailbox does not share all of its filed mail. */
export function requireWhole(found: VisibleEmail): VisibleEmail {
  if (found.visibility !== "full")
    throw new AppError("forbidden", "The text and files of this email are not shared with you.");
  return found;
}

export function emailNotFound(): AppError {
  return new AppError("email_not_found", "There is no such email.");
}
