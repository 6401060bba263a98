import { type SQL, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import type { emailProvider } from "../db/schema/tables.ts";
import type { ProviderErrorCode } from "../providers/providerError.ts";
import { openNotification } from "./mailboxNotifications.ts";
import { requireProfile } from "./requireProfile.ts";

type MailboxRow = Pick<typeof emailProvider.$inferSelect, "id" | "kind">;

/**
 * What is written when a mailbox cannot go on before its owner connects it again: its status, the error that the
 * product shows, and one open notification. Statements for the batch of a slice; its fence keeps a slice that ran on
 * old tokens from undoing a reconnect. Connecting again ends all three.
 */
export function reconnectRequiredWrites(ctx: Context, mailbox: MailboxRow, code: ProviderErrorCode): SQL[] {
  const profile = requireProfile(mailbox.kind, ctx.config);
  const message =
    code === "permission_missing"
      ? `${profile.name} does not let Threadbook read this mail. Connect the account again and tick “${profile.mailPermission}”.`
      : `${profile.name} ended the connection, as after a changed password. Connect again; syncing goes on where it stopped.`;
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
