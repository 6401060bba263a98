import type { Provider } from "#shared/provider.ts";
import type { Context } from "../../context.ts";
import { pushKinds } from "../../providers/pushKinds.ts";
import { quotaOf } from "../../providers/quotaOf.ts";
import { timeLeft } from "../../sync/health/timeLeft.ts";
import { mailConsent } from "../signIn/mailConsent.ts";
import { requireProfile } from "../signIn/requireProfile.ts";
import type { MailboxRow } from "./ownMailbox.ts";

/** A mailbox as the API shows it. */
export function toProvider(ctx: Context, row: MailboxRow): Provider {
  const profile = requireProfile(row.kind, ctx.config);
  const isSynced = row.enabled && row.status !== "paused" && row.status !== "reauth_required";
  return {
    id: row.id,
    kind: row.kind,
    accountEmail: row.accountEmail,
    openedBy: row.openedBy,
    status: row.status,
    settings: {
      syncIntervalMinutes: row.syncIntervalMinutes,
      folders: row.folders,
      backfill: row.backfill,
      sharing: row.sharing,
      keepsText: row.keepsText,
      enabled: row.enabled,
    },
    permissions: mailConsent(profile, row.openedBy !== null).permissionsOf(row.grantedScopes),
    counts: { listed: row.listed, stored: row.stored, skipped: row.skipped, pending: row.pending },
    estimated: row.estimated,
    timeLeft: timeLeft(row, quotaOf(row.kind)),
    health: {
      lastSyncAt: row.lastSyncAt,
      lastChangeAt: row.lastChangeAt,
      nextSyncAt: isSynced ? Math.max(row.nextSyncAt, row.retryAfter ?? 0) : null,
      push: pushOf(ctx, row),
      error:
        row.errorCode === null
          ? null
          : { code: row.errorCode, message: row.errorMessage ?? "", action: row.errorAction ?? "wait" },
    },
  };
}

/** Which way changes arrive: an account that is off, or that cannot have push, has none that could lapse. */
function pushOf(ctx: Context, row: MailboxRow): Provider["health"]["push"] {
  if (row.pushChannelId === null || !row.enabled || row.status === "paused") return "off";
  if (!pushKinds(ctx.config).includes(row.kind)) return "off";
  if (row.status === "reauth_required") return "lapsed";
  return (row.pushExpiresAt ?? 0) > ctx.clock.now() ? "active" : "lapsed";
}
