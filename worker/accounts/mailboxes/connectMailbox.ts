import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import type { OidcProfile } from "../../providers/oidcProfile.ts";
import { closeNotifications, openNotification } from "../notifications/mailboxNotifications.ts";
import { recordEvent } from "../organization/auditEvent.ts";
import type { Authorized } from "../signIn/authorizationSecrets.ts";
import { mailConsent } from "../signIn/mailConsent.ts";
import { enqueueSlice } from "./enqueueSlice.ts";
import { sealEnvelope } from "./envelope.ts";
import { interruptedLease } from "./interruptedLease.ts";
import { requireOpenMailbox } from "./requireOpenMailbox.ts";
import { resumedStatus } from "./resumedStatus.ts";

interface Owner {
  organizationId: string;
  userId: string;
}

/** What the provider confirmed, and the mailbox that it is for. */
interface Granted {
  profile: OidcProfile;
  authorized: Authorized;
  accountEmail: string;
  openedBy: string | null;
}

/** Attempts to find out whether a mailbox is new or known, when someone connects the same one at once. */
const attempts = 3;

/**
 * Connects what the provider confirmed as a mailbox of this user, and has it synced at once. Connecting a known mailbox
 * again keeps its id, settings and mail, replaces its tokens, and ends whatever kept it from syncing. A mailbox of
 * others (`mailboxAddress`) gets tokens of its own, so that it and the account's own come and go independently.
 * @returns the id of the mailbox
 * @throws AppError `permission_missing` where the mailbox of others is not open to the account; ProviderError
 */
export async function connectMailbox(
  ctx: Context,
  owner: Owner,
  profile: OidcProfile,
  authorized: Authorized,
  mailboxAddress: string | null = null,
): Promise<string> {
  if (mailboxAddress !== null) await requireOpenMailbox(ctx, profile, authorized, mailboxAddress);
  const id = await storeMailbox(ctx, owner, {
    profile,
    authorized,
    accountEmail: mailboxAddress ?? authorized.identity.email,
    openedBy: mailboxAddress === null ? null : authorized.identity.email,
  });
  await enqueueSlice(ctx, { organizationId: owner.organizationId, emailProviderId: id });
  return id;
}

async function storeMailbox(ctx: Context, owner: Owner, granted: Granted): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const known = await findMailbox(ctx, owner, granted);
    try {
      if (known === null) return await insertMailbox(ctx, owner, granted);
      if (await reconnectMailbox(ctx, known, owner, granted)) return known;
    } catch (error) {
      // The account is unique per user, so the other of two first connects failed whole, and finds the mailbox now.
      if (attempt === attempts || (await findMailbox(ctx, owner, granted)) === known) throw error;
    }
    if (attempt === attempts)
      throw new AppError("unavailable", "This account is being changed elsewhere. Connect it again.");
  }
}

/** The account's own mailbox is known by the account, whatever its address is now; one of others by its address. */
async function findMailbox(ctx: Context, owner: Owner, granted: Granted) {
  const { profile, authorized, accountEmail, openedBy } = granted;
  const [found] = await ctx.db
    .select({ id: emailProvider.id })
    .from(emailProvider)
    .where(
      and(
        eq(emailProvider.userId, owner.userId),
        eq(emailProvider.kind, profile.kind),
        ...(openedBy === null
          ? [eq(emailProvider.subject, authorized.identity.subject), isNull(emailProvider.openedBy)]
          : [eq(emailProvider.accountEmail, accountEmail), isNotNull(emailProvider.openedBy)]),
        isNull(emailProvider.disconnectedAt),
      ),
    );
  return found?.id ?? null;
}

async function insertMailbox(ctx: Context, owner: Owner, granted: Granted) {
  const id = ctx.newId();
  const now = ctx.clock.now();
  await ctx.db.batch([
    ctx.db.insert(emailProvider).values({
      id,
      ...owner,
      kind: granted.profile.kind,
      aliases: [],
      folders: [],
      status: "connecting",
      nextSyncAt: now,
      createdAt: now,
      ...(await grantedColumns(ctx, id, granted)),
    }),
    ...permissionNotification(ctx, id, granted),
    mailboxEvent(ctx, owner, id, "mailbox_connected"),
  ]);
  return id;
}

/** @returns false where the mailbox was disconnected meanwhile */
async function reconnectMailbox(ctx: Context, id: string, owner: Owner, granted: Granted): Promise<boolean> {
  const [updated] = await ctx.db.batch([
    ctx.db
      .update(emailProvider)
      .set({
        ...(await grantedColumns(ctx, id, granted)),
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
    ...permissionNotification(ctx, id, granted),
    mailboxEvent(ctx, owner, id, "mailbox_reconnected"),
  ]);
  return updated.length > 0;
}

async function grantedColumns(ctx: Context, id: string, { authorized, accountEmail, openedBy }: Granted) {
  const { identity, tokens, grantedScopes } = authorized;
  if (tokens.refreshToken === null) throw new AppError("provider_error", "No lasting permission was given.");
  return {
    accountEmail,
    openedBy,
    subject: identity.subject,
    tokenEnvelope: await sealEnvelope(ctx, id, {
      accessToken: tokens.accessToken,
      refreshToken: tokens.refreshToken,
    }),
    accessTokenExpiresAt: tokens.accessTokenExpiresAt,
    grantedScopes,
    updatedAt: ctx.clock.now(),
  };
}

function permissionNotification(ctx: Context, id: string, granted: Granted) {
  const { permissionsOf, permission } = mailConsent(granted.profile, granted.openedBy !== null);
  if (permissionsOf(granted.authorized.grantedScopes).modify) return [];
  const message = `Threadbook may read ${granted.accountEmail} but not change it, so marking as read and starring are off. To turn them on, connect the account again and tick “${permission}”.`;
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
