import { and, eq, isNull, type SQL } from "drizzle-orm";
import type { UserContext } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";

export type MailboxRow = typeof emailProvider.$inferSelect;

/** The condition that a mailbox is the acting user's own and connected, for selects and updates. */
export function isOwn({ actor }: UserContext, emailProviderId: string): SQL | undefined {
  return and(
    eq(emailProvider.id, emailProviderId),
    eq(emailProvider.organizationId, actor.organizationId),
    eq(emailProvider.userId, actor.userId),
    isNull(emailProvider.disconnectedAt),
  );
}

/**
 * A mailbox of the acting user.
 * @throws AppError `provider_not_found`, for a colleague's and another organization's as for an unknown one.
 */
export async function ownMailbox(ctx: UserContext, emailProviderId: string): Promise<MailboxRow> {
  const [row] = await ctx.db.select().from(emailProvider).where(isOwn(ctx, emailProviderId));
  if (!row) throw mailboxNotFound();
  return row;
}

export function mailboxNotFound(): AppError {
  return new AppError("provider_not_found", "This account is not connected.");
}
