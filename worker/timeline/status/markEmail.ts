import { sql } from "drizzle-orm";
import type { EmailPatch } from "#shared/email.ts";
import { openMailbox } from "../../accounts/mailboxes/openMailbox.ts";
import { mailConsent } from "../../accounts/signIn/mailConsent.ts";
import { requireProfile } from "../../accounts/signIn/requireProfile.ts";
import type { UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";
import { visibleEmail } from "../visibleEmail.ts";

/**
 * Marks one of the actor's emails read, unread, starred or not: at the provider first, then here. A slice that writes
 * the row meanwhile from an older look is put right by the change that the provider now reports.
 * @throws AppError `email_not_found`, `forbidden`, `permission_missing`, `reconnect_required`; ProviderError
 */
export async function markEmail(ctx: UserContext, id: string, patch: EmailPatch): Promise<void> {
  const { email, mailbox } = await visibleEmail(ctx, id);
  if (email.userId !== ctx.actor.userId)
    throw new AppError("forbidden", "Only the owner of the mailbox can change this.");
  if (email.deletedInProvider)
    throw new AppError("email_not_found", "The mail provider no longer has this email.");
  const consent = mailConsent(requireProfile(mailbox.kind, ctx.config), mailbox.openedBy !== null);
  if (!consent.permissionsOf(mailbox.grantedScopes).modify)
    throw new AppError(
      "permission_missing",
      `Threadbook may read ${mailbox.accountEmail} but not change it. Connect it again and tick “${consent.permission}”.`,
    );
  const provider = openMailbox(ctx, mailbox);
  const folders = await provider.mark(email.externalId, {
    ...(patch.isRead === undefined ? {} : { isRead: patch.isRead }),
    ...(patch.isStarred === undefined ? {} : { isStarred: patch.isStarred }),
  });
  // What the provider says of the email now may hold more than was asked: someone else may have marked it too.
  const flags = (folders && provider.flagsOf(folders)) ?? patch;
  const lies = folders === null ? sql`folders` : sql`${JSON.stringify(folders.toSorted())}`;
  await writeBatch(ctx.db, [
    sql`update email_sync set folders = ${lies}, is_read = ${flagOr(flags.isRead, "is_read")},
        is_starred = ${flagOr(flags.isStarred, "is_starred")}, updated_at = ${ctx.clock.now()}
      where id = ${id} and user_id = ${ctx.actor.userId}`,
  ]);
}

/** A flag to write, or the column as it is. */
function flagOr(flag: boolean | undefined, column: "is_read" | "is_starred") {
  return flag === undefined ? sql.raw(column) : sql`${Number(flag)}`;
}
