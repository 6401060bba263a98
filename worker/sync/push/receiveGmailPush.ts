import { sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { AppError } from "../../errors.ts";
import { gmailPushSettings } from "../../providers/google/pushSettings.ts";
import { verifyPubsubToken } from "../../security/pubsubToken.ts";
import { changesScope } from "../slice/cursors.ts";
import { readGmailNotification } from "./gmailNotification.ts";
import { markDirty } from "./markDirty.ts";

/**
 * Takes a push of Pub/Sub: marks every mailbox of the account that it names, whoever connected it. What has a good token
 * but cannot be read is acknowledged and counted in the log: tried again it would be as unreadable, for days. A push
 * about a change that is stored already, which is how a replayed one looks, changes nothing.
 * @throws AppError `not_found` where push is not configured, `unauthenticated`, `unavailable`; the database's error
 * where the mark failed, so that Pub/Sub tries again.
 */
export async function receiveGmailPush(
  ctx: Context,
  request: { authorization: string | undefined; body: () => Promise<string> },
): Promise<void> {
  const settings = gmailPushSettings(ctx.config);
  if (settings === null) throw new AppError("not_found", "Push of Gmail is not set up here.");
  try {
    await verifyPubsubToken(ctx, request.authorization, { issuer: ctx.config.GOOGLE_ISSUER, ...settings });
  } catch (error) {
    ctx.log.warn("push_refused", {
      kind: "google",
      reason: error instanceof AppError ? error.code : "unknown",
    });
    throw error;
  }
  const notification = readGmailNotification(await request.body());
  if (notification === null) {
    ctx.log.warn("push_unreadable", { kind: "google" });
    return;
  }
  const { accountEmail, historyId } = notification;
  const result = await markDirty(
    ctx,
    sql`kind = 'google' and account_email = ${accountEmail} and not ${isKnown(historyId)}`,
  );
  ctx.log.info("push_received", { kind: "google", ...result });
}

/** Whether the mailbox has followed its history as far as this id, or further. Decimal numbers of any size. */
function isKnown(historyId: string | null) {
  if (historyId === null) return sql`0`;
  return sql`exists (select 1 from sync_cursor
    where sync_cursor.email_provider_id = email_provider.id and sync_cursor.scope = ${changesScope("mailbox")}
      and (length(value) > length(${historyId}) or (length(value) = length(${historyId}) and value >= ${historyId})))`;
}
