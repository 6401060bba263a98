import { and, eq, gt, isNull, or } from "drizzle-orm";
import type { AuthTokenAnswer } from "#shared/auth.ts";
import type { Actor, Context } from "../../context.ts";
import { session, user } from "../../db/schema/tables.ts";
import { AppError } from "../../errors.ts";
import { successorOf } from "../../security/refreshToken.ts";
import { hashToken } from "../../security/tokenKeys.ts";
import { recordEvent } from "../organization/auditEvent.ts";
import { sessionLifetime, tokenAnswer } from "./openSession.ts";

/** Milliseconds in which the token before the current one is still answered: its answer may have been lost. */
export const reuseGrace = 30_000;

const live = { session, role: user.role };
type LiveSession = { session: typeof session.$inferSelect; role: Actor["role"] };

/**
 * A new access token for a refresh token, which is replaced (RFC 9700, 4.14.2). A replaced token that comes back after
 * the grace has leaked, or its successor has: the session ends.
 * @throws AppError `unauthenticated`
 */
export async function refreshSession(ctx: Context, refreshToken: string): Promise<AuthTokenAnswer> {
  const hash = await hashToken(refreshToken);
  const found = await findLive(
    ctx,
    or(eq(session.refreshTokenHash, hash), eq(session.previousTokenHash, hash)),
  );
  if (!found) throw ended();
  const isReplaced = found.session.refreshTokenHash !== hash;
  if (isReplaced && ctx.clock.now() - found.session.rotatedAt > reuseGrace) {
    await endReusedSession(ctx, found.session);
    throw ended();
  }
  return tokenAnswer(ctx, actorOf(found), await currentToken(ctx, found.session), null);
}

/**
 * The tokens of the session that connected a mailbox, renewed without its refresh token: only whoever began the connect
 * holds what leads here.
 * @throws AppError `unauthenticated` where the session has ended meanwhile.
 */
export async function renewSession(
  ctx: Context,
  sessionId: string,
  emailProviderId: string,
): Promise<AuthTokenAnswer> {
  const found = await findLive(ctx, eq(session.id, sessionId));
  if (!found) throw ended();
  return tokenAnswer(ctx, actorOf(found), await currentToken(ctx, found.session), emailProviderId);
}

/** Whether the session is neither revoked nor expired. */
export async function isSessionLive(ctx: Context, sessionId: string): Promise<boolean> {
  return (await findLive(ctx, eq(session.id, sessionId))) !== null;
}

async function findLive(ctx: Context, condition: ReturnType<typeof or>): Promise<LiveSession | null> {
  const [found] = await ctx.db
    .select(live)
    .from(session)
    .innerJoin(user, eq(user.id, session.userId))
    .where(and(condition, isNull(session.revokedAt), gt(session.expiresAt, ctx.clock.now())));
  return found ?? null;
}

/** The token that the session's client should hold from now on; rotates unless that has just happened. */
async function currentToken(ctx: Context, row: typeof session.$inferSelect): Promise<string> {
  const now = ctx.clock.now();
  if (row.previousTokenHash !== null && now - row.rotatedAt <= reuseGrace) {
    const token = await tokenWithHash(ctx, row.previousTokenHash, row.refreshTokenHash);
    if (token !== null) return token;
  }
  const next = await successorOf(ctx.config, row.refreshTokenHash);
  const [rotated] = await ctx.db
    .update(session)
    .set({
      refreshTokenHash: next.hash,
      previousTokenHash: row.refreshTokenHash,
      rotatedAt: now,
      lastUsedAt: now,
      expiresAt: now + sessionLifetime,
    })
    .where(
      and(
        eq(session.id, row.id),
        eq(session.refreshTokenHash, row.refreshTokenHash),
        isNull(session.revokedAt),
      ),
    )
    .returning({ id: session.id });
  if (rotated) return next.token;
  // Another request rotated first: the same token has the same successor, unless the session has ended.
  const found = await findLive(ctx, eq(session.id, row.id));
  if (found?.session.refreshTokenHash !== next.hash) throw ended();
  return next.token;
}

/** The successor of `previousHash` that the session waits for, whichever key it was made with. */
async function tokenWithHash(ctx: Context, previousHash: string, hash: string): Promise<string | null> {
  for (const keyId of Object.keys(ctx.config.TOKEN_KEYS)) {
    const candidate = await successorOf(ctx.config, previousHash, keyId);
    if (candidate.hash === hash) return candidate.token;
  }
  return null;
}

async function endReusedSession(ctx: Context, row: typeof session.$inferSelect): Promise<void> {
  await ctx.db.batch([
    ctx.db.update(session).set({ revokedAt: ctx.clock.now() }).where(eq(session.id, row.id)),
    recordEvent(ctx, {
      organizationId: row.organizationId,
      actorId: null,
      action: "session_ended_by_reuse",
      targetType: "session",
      targetId: row.id,
    }),
  ]);
  ctx.log.warn("refresh_token_reused", { sessionId: row.id });
}

function actorOf({ session: row, role }: LiveSession): Actor {
  return { userId: row.userId, organizationId: row.organizationId, sessionId: row.id, role };
}

function ended(): AppError {
  return new AppError("unauthenticated", "Your sign-in has ended. Sign in again.");
}
