import { and, eq, inArray, sql } from "drizzle-orm";
import type { FolderChoice, Provider, ProviderChange } from "#shared/provider.ts";
import type { UserContext } from "../../context.ts";
import { emailProvider, syncCursor } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { owe } from "../../outbox.ts";
import { backfillScope } from "../../sync/slice/cursors.ts";
import { recordEvent } from "../organization/auditEvent.ts";
import { enqueueSlice } from "./enqueueSlice.ts";
import { interruptedLease } from "./interruptedLease.ts";
import { chosenFolders } from "./mailboxFolders.ts";
import { isOwn, type MailboxRow, mailboxNotFound, ownMailbox } from "./ownMailbox.ts";
import { resumedStatus } from "./resumedStatus.ts";
import { toProvider } from "./toProvider.ts";

const minute = 60_000;

/**
 * Changes settings of an own mailbox. What is to be synced from now on is synced at once, unless the account is off.
 * @throws AppError `provider_not_found`, `invalid_request` for a folder that does not exist; ProviderError
 */
export async function updateMailbox(
  ctx: UserContext,
  emailProviderId: string,
  patch: ProviderChange,
): Promise<Provider> {
  const row = await ownMailbox(ctx, emailProviderId);
  if (Object.keys(patch).length === 0) return toProvider(ctx, row);
  const folders = patch.folders ? await withChoices(ctx, row, patch.folders) : undefined;
  const now = ctx.clock.now();
  const isSwitched = patch.enabled !== undefined && patch.enabled !== row.enabled;
  const isOtherMail =
    folders !== undefined || (patch.backfill !== undefined && patch.backfill !== row.backfill);
  const isDue = (patch.enabled ?? row.enabled) && (isSwitched || isOtherMail);
  const removed = (patch.folders ?? []).filter((folder) => !folder.included && folder.existing === "remove");
  const isTextDropped = patch.keepsText === false;
  const mailbox = { organizationId: row.organizationId, emailProviderId };
  const owed = await owe(ctx, [
    ...removed.map(({ id }) => ({ type: "remove_folder" as const, ...mailbox, folderId: id })),
    ...(isTextDropped ? [{ type: "drop_text" as const, ...mailbox, after: "" }] : []),
  ]);
  const [updated] = await ctx.db.batch([
    ctx.db
      .update(emailProvider)
      .set({
        ...(folders ? { folders } : {}),
        ...(patch.backfill ? { backfill: patch.backfill } : {}),
        ...(patch.sharing ? { sharing: patch.sharing } : {}),
        ...(patch.keepsText === undefined ? {} : { keepsText: patch.keepsText }),
        ...(patch.syncIntervalMinutes ? intervalChange(patch.syncIntervalMinutes, now) : {}),
        ...(isSwitched ? { enabled: patch.enabled, status: switchedStatus(patch.enabled === true) } : {}),
        // A slice that began before would still store text.
        ...(isSwitched || isOtherMail || isTextDropped ? interruptedLease : {}),
        ...(isDue ? { nextSyncAt: now } : {}),
        updatedAt: now,
      })
      .where(isOwn(ctx, emailProviderId))
      .returning(),
    recordEvent(ctx, {
      organizationId: ctx.actor.organizationId,
      actorId: ctx.actor.userId,
      action: "mailbox_settings_changed",
      targetType: "email_provider",
      targetId: emailProviderId,
    }),
    ...owed.statements,
    ...(removed.length > 0 ? [beginAnew(ctx, emailProviderId, removed)] : []),
  ]);
  const after = updated[0];
  if (!after) throw mailboxNotFound();
  await owed.send();
  if (isDue && after.status !== "reauth_required" && (after.retryAfter ?? 0) <= now)
    await enqueueSlice(ctx, { organizationId: after.organizationId, emailProviderId });
  return toProvider(ctx, after);
}

/**
 * What is removed of a folder is read anew should the folder be wanted again, and be it before any slice ran: its
 * listing is forgotten now. Where all folders have one listing, that one is.
 */
function beginAnew(ctx: UserContext, emailProviderId: string, folders: { id: string }[]) {
  const scopes = ["mailbox", ...folders.map(({ id }) => id)].map(backfillScope);
  return ctx.db
    .delete(syncCursor)
    .where(and(eq(syncCursor.emailProviderId, emailProviderId), inArray(syncCursor.scope, scopes)));
}

/** A shorter interval holds from now; a longer one after the next sync. A backoff stays. */
function intervalChange(minutes: number, now: number) {
  return {
    syncIntervalMinutes: minutes,
    nextSyncAt: sql`case when ${emailProvider.failureCount} = 0
      then min(${emailProvider.nextSyncAt}, ${now + minutes * minute}) else ${emailProvider.nextSyncAt} end`,
  };
}

function switchedStatus(enabled: boolean) {
  return enabled
    ? sql`case when ${emailProvider.errorAction} = 'reconnect' then 'reauth_required' else ${resumedStatus} end`
    : ("paused" as const);
}

/**
 * All folders of the mailbox with the given choices made. One that is gone at the provider stays until a slice finds it
 * gone: only that looks after what lay in it.
 */
async function withChoices(
  ctx: UserContext,
  row: MailboxRow,
  choices: NonNullable<ProviderChange["folders"]>,
): Promise<FolderChoice[]> {
  const folders = await chosenFolders(ctx, row);
  const known = new Set(folders.map(({ id }) => id));
  const unknown = choices.filter(({ id }) => !known.has(id)).map(({ id }) => id);
  if (unknown.length > 0)
    throw new AppError(
      "invalid_request",
      "Some of these folders no longer exist in the mailbox. Load the folders again and choose anew.",
      unknown.map((id) => ({ path: "folders", message: `No folder ${id}.` })),
    );
  const chosen = new Map(choices.map(({ id, included }) => [id, included]));
  const gone = row.folders.filter(({ id }) => !known.has(id));
  return [
    ...folders.map((folder) => ({ ...folder, included: chosen.get(folder.id) ?? folder.included })),
    ...gone,
  ];
}
