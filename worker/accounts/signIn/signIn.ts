import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { AuthTokenAnswer } from "#shared/auth.ts";
import { ENGINE_VERSION } from "../../association/engineVersion.ts";
import type { Context } from "../../context.ts";
import { identity, invitation, organization, user } from "../../db/schema/tables.ts";
import type { OidcIdentity } from "../../providers/oidcProfile.ts";
import { recordEvent } from "../organization/auditEvent.ts";
import { newSession, tokenAnswer } from "./openSession.ts";
import { organizationName } from "./organizationName.ts";

/**
 * Signs in whom the provider confirmed. The first time the user joins the organization that has invited this confirmed
 * address; without an invitation a new organization is created, with this user as its admin.
 */
export async function signIn(
  ctx: Context,
  issuer: string,
  who: OidcIdentity,
  userAgent: string | null,
): Promise<AuthTokenAnswer> {
  const known = await findUser(ctx, issuer, who.subject);
  if (known) return signInKnown(ctx, known, userAgent);
  try {
    return await signUp(ctx, issuer, who, userAgent);
  } catch (error) {
    // Two first sign-ins at once: the identity is unique, so one batch failed whole, and its user is the other's.
    const winner = await findUser(ctx, issuer, who.subject);
    if (!winner) throw error;
    return signInKnown(ctx, winner, userAgent);
  }
}

type KnownUser = Pick<typeof user.$inferSelect, "id" | "organizationId" | "role">;

/** By issuer and subject, never by address: addresses change hands (OpenID Connect Core 5.7). */
async function findUser(ctx: Context, issuer: string, subject: string): Promise<KnownUser | null> {
  const [found] = await ctx.db
    .select({ id: user.id, organizationId: user.organizationId, role: user.role })
    .from(identity)
    .innerJoin(user, eq(user.id, identity.userId))
    .where(and(eq(identity.issuer, issuer), eq(identity.subject, subject)));
  return found ?? null;
}

async function signInKnown(ctx: Context, known: KnownUser, userAgent: string | null) {
  const owner = { organizationId: known.organizationId, userId: known.id };
  const session = await newSession(ctx, owner, userAgent);
  await ctx.db.batch([session.insert, signedIn(ctx, owner, session.id)]);
  return tokenAnswer(ctx, { ...owner, sessionId: session.id, role: known.role }, session.refreshToken, null);
}

async function signUp(ctx: Context, issuer: string, who: OidcIdentity, userAgent: string | null) {
  const invited = who.isEmailVerified ? await openInvitation(ctx, who.email) : null;
  const now = ctx.clock.now();
  const owner = { organizationId: invited?.organizationId ?? ctx.newId(), userId: ctx.newId() };
  const role = invited?.role ?? "admin";
  const session = await newSession(ctx, owner, userAgent);
  await ctx.db.batch([
    invited === null
      ? ctx.db.insert(organization).values({
          id: owner.organizationId,
          name: organizationName(who.email, who.name),
          engineVersion: ENGINE_VERSION,
          createdAt: now,
          updatedAt: now,
        })
      : ctx.db.update(invitation).set({ acceptedAt: now }).where(eq(invitation.id, invited.id)),
    ctx.db.insert(user).values({
      id: owner.userId,
      organizationId: owner.organizationId,
      email: who.email,
      name: who.name || (who.email.split("@")[0] ?? who.email),
      role,
      createdAt: now,
      updatedAt: now,
    }),
    ctx.db
      .insert(identity)
      .values({ issuer, subject: who.subject, userId: owner.userId, email: who.email, createdAt: now }),
    session.insert,
    recordEvent(ctx, {
      organizationId: owner.organizationId,
      actorId: owner.userId,
      action: invited === null ? "organization_created" : "invitation_accepted",
      targetType: invited === null ? "organization" : "invitation",
      targetId: invited?.id ?? owner.organizationId,
    }),
    signedIn(ctx, owner, session.id),
  ]);
  return tokenAnswer(ctx, { ...owner, sessionId: session.id, role }, session.refreshToken, null);
}

/** The latest open invitation of an address. Should it be withdrawn at this very moment, it was still open. */
async function openInvitation(ctx: Context, email: string) {
  const [found] = await ctx.db
    .select({ id: invitation.id, organizationId: invitation.organizationId, role: invitation.role })
    .from(invitation)
    .where(
      and(
        eq(invitation.email, email),
        isNull(invitation.acceptedAt),
        gt(invitation.expiresAt, ctx.clock.now()),
      ),
    )
    .orderBy(desc(invitation.createdAt))
    .limit(1);
  return found ?? null;
}

function signedIn(ctx: Context, owner: { organizationId: string; userId: string }, sessionId: string) {
  return recordEvent(ctx, {
    organizationId: owner.organizationId,
    actorId: owner.userId,
    action: "signed_in",
    targetType: "session",
    targetId: sessionId,
  });
}
