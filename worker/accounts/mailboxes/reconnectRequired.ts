import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import type { emailProvider } from "../../db/schema/tables.ts";
import type { ProviderErrorCode } from "../../providers/providerError.ts";
import { openNotification } from "../notifications/mailboxNotifications.ts";
import { mailConsent } from "../signIn/mailConsent.ts";
import { requireProfile } from "../signIn/requireProfile.ts";

type MailboxRow = Pick<typeof emailProvider.$inferSelect, "id" | "kind" | "accountEmail" | "openedBy">;

/**
 * What is written when a mailbox cannot go on before its owner connects it again: its status, the error that the
 * product shows, and one open notification. Statements for the batch of a slice; its fence keeps a slice that ran on
 * old tokens from undoing a reconnect. Connecting again ends all three.
 */
export function reconnectRequiredWrites(ctx: Context, mailbox: MailboxRow, code: ProviderErrorCode): SQL[] {
  const message = reasonOf(ctx, mailbox, code);
  return [
    sql`update email_provider set status = 'reauth_required', error_code = ${code}, error_message = ${message},
        error_action = 'reconnect', failing_since = coalesce(failing_since, ${ctx.clock.now()}),
        updated_at = ${ctx.clock.now()}
      where id = ${mailbox.id} and disconnected_at is null`,
    openNotification(
      ctx,
      mailbox.id,
      "reconnect_required",
      message,
      sql`status = 'reauth_required' and disconnected_at is null`,
    ),
  ];
}

function reasonOf(ctx: Context, mailbox: MailboxRow, code: ProviderErrorCode): string {
  const profile = requireProfile(mailbox.kind, ctx.config);
  if (code !== "permission_missing")
    return `${profile.name} ended the connection, as after a changed password. Connect again; syncing goes on where it stopped.`;
  const { permission } = mailConsent(profile, mailbox.openedBy !== null);
  if (mailbox.openedBy !== null)
    return `${mailbox.accountEmail} is no longer open to ${mailbox.openedBy}. Ask its owner to open it again, then connect it again and tick “${permission}”.`;
  return `${profile.name} does not let Threadbook read this mail. Connect the account again and tick “${permission}”.`;
}
