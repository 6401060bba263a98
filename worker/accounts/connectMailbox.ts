import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "../context.ts";
import { emailProvider } from "../db/schema/tables.ts";
import { AppError } from "../errors.ts";
import type { OidcProfile } from "../providers/oidcProfile.ts";
import { recordEvent } from "./auditEvent.ts";
import type { Authorized } from "./authorizationSecrets.ts";
import { enqueueSlice } from "./enqueueSlice.ts";
import { sealEnvelope } from "./envelope.ts";
import { interruptedLease } from "./interruptedLease.ts";
import { closeNotifications, openNotification } from "./mailboxNotifications.ts";
import { resumedStatus } from "./resumedStatus.ts";

interface Owner {
  organizationId: string;
  userId: string;
}

/** Attempts to find out whether a mailbox is new or known, when someone connects the same one at once. */
const attempts = 3;

/**
 * Connects what the provider confirmed as a mailbox of this user, and has it synced at once. Connecting a known mailbox
 * again keeps its id, settings and mail, replaces its tokens, and ends whatever kept it from syncing.
 * @returns the id of the mailbox
 */
export async function connectMailbox(
  ctx: Context,
  owner: Owner,
  profile: OidcProfile,
  authorized: Authorized,
): Promise<string> {
  const id = await storeMailbox(ctx, owner, profile, authorized);
  await enqueueSlice(ctx, { organizationId: owner.organizationId, emailProviderId: id });
  return id;
}

async function storeMailbox(
  ctx: Context,
  owner: Owner,
  profile: OidcProfile,
  authorized: Authorized,
): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await findMailbox(ctx, owner, profile, authorized.identity.subject);
    try {
      if (known === null) return await insertMailbox(ctx, owner, profile, authorized);
      if (await reconnectMailbox(ctx, known, owner, profile, authorized)) return known;
    } catch (error) {
      // The account is unique per user, so the other of two first connects failed whole, and finds the mailbox now.
      if (
        attempt === attempts ||
        (await findMailbox(ctx, owner, profile, authorized.identity.subject)) === known
      )
        throw error;
    }
    if (attempt === attempts)
      throw new AppError("unavailable", "This account is being changed elsewhere. Connect it again.");
  }
}

async function findMailbox(ctx: Context, owner: Owner, profile: OidcProfile, subject: string) {
  const [found] = await ctx.db
    .select({ id: emailProvider.id })
    .from(emailProvider)
    .where(
      and(
        eq(emailProvider.userId, owner.userId),
        eq(emailProvider.kind, profile.kind),
        eq(emailProvider.subject, subject),
        isNull(emailProvider.disconnectedAt),
      ),
    );
  return found?.id ?? null;
}

async function insertMailbox(ctx: Context, owner: Owner, profile: OidcProfile, authorized: Authorized) {
  const id = ctx.newId();
  const now = ctx.clock.now();
  await ctx.db.batch([
    ctx.db.insert(emailProvider).values({
      id,
      ...owner,
      kind: profile.kind,
      subject: authorized.identity.subject,
      aliases: [],
      folders: [],
      status: "connecting",
      nextSyncAt: now,
      createdAt: now,
      ...(await granted(ctx, id, authorized)),
    }),
    ...permissionNotification(ctx, id, profile, authorized),
    mailboxEvent(ctx, owner, id, "mailbox_connected"),
  ]);
  return id;
}

/** @returns false where the mailbox was disconnected meanwhile */
async function reconnectMailbox(
  ctx: Context,
  id: string,
  owner: Owner,
  profile: OidcProfile,
  authorized: Authorized,
): Promise<boolean> {
  const [updated] = await ctx.db.batch([
    ctx.db
      .update(emailProvider)
      .set({
        ...(await granted(ctx, id, authorized)),
        status: sql`case when ${emailProvider.enabled} = 1 then ${resumedStatus} else 'paused' end`,
        nextSyncAt: ctx.clock.now(),
        // With the old tokens the provider may have ended the push channel too.
        pushDueAt: ctx.clock.now(),
        failureCount: 0,
        errorCode: null,
        errorMessage: null,
        errorAction: null,
        failingSince: null,
        // A slice that still runs on the old tokens must not report their end over this.
        ...interruptedLease,
      })
      .where(and(eq(emailProvider.id, id), isNull(emailProvider.disconnectedAt)))
      .returning({ id: emailProvider.id }),
    closeNotifications(ctx, id, ["reconnect_required", "permission_missing"]),
    ...permissionNotification(ctx, id, profile, authorized),
    mailboxEvent(ctx, owner, id, "mailbox_reconnected"),
  ]);
  return updated.length > 0;
}

async function granted(ctx: Context, id: string, { identity, tokens, grantedScopes }: Authorized) {
  if (tokens.refreshToken === null) throw new AppError("provider_error", "No lasting permission was given.");
  return {
    accountEmail: identity.email,
    tokenEnvelope: await sealEnvelope(ctx, id, {
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken,
    }),
    accessTokenExpiresAt: tokens.accessTokenExpiresAt,
    grantedScopes,
    updatedAt: ctx.clock.now(),
  };
}

function permissionNotification(ctx: Context, id: string, profile: OidcProfile, authorized: Authorized) {
  if (profile.permissionsOf(authorized.grantedScopes).modify) return [];
  const message = `Threadbook may read ${authorized.identity.email} but not change it, so marking as read and starring are off. To turn them on, connect the account again and tick “${profile.mailPermission}”.`;
  return [ctx.db.run(openNotification(ctx, id, "permission_missing", message))];
}

function mailboxEvent(ctx: Context, owner: Owner, id: string, action: string) {
  return recordEvent(ctx, {
    organizationId: owner.organizationId,
    actorId: owner.userId,
    action,
    targetType: "email_provider",
    targetId: id,
  });
}
