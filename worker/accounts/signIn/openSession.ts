import type { AuthTokenAnswer } from "#shared/auth.ts";
import type { Actor, Context } from "../../context.ts";
import { session } from "../../db/schema/tables.ts";
import { accessTokenLifetime, signAccessToken } from "../../security/accessToken.ts";
import { hashToken, randomToken } from "../../security/tokenKeys.ts";

/** Milliseconds that a session lives after its last use. */
export const sessionLifetime = 60 * 24 * 60 * 60_000;

/** A new session for a user: its id, its first refresh token, and the row as a batch item. */
export async function newSession(
  ctx: Context,
  owner: { organizationId: string; userId: string },
  userAgent: string | null,
) {
  const id = ctx.newId();
  const refreshToken = randomToken();
  const now = ctx.clock.now();
  const insert = ctx.db.insert(session).values({
    id,
    organizationId: owner.organizationId,
    userId: owner.userId,
    refreshTokenHash: await hashToken(refreshToken),
    rotatedAt: now,
    expiresAt: now + sessionLifetime,
    userAgent: userAgent?.slice(0, 256) ?? null,
    lastUsedAt: now,
    createdAt: now,
  });
  return { id, refreshToken, insert };
}

/** The answer of `POST /v1/auth/token`. */
export async function tokenAnswer(
  ctx: Context,
  actor: Actor,
  refreshToken: string,
  emailProviderId: string | null,
): Promise<AuthTokenAnswer> {
  return {
    accessToken: await signAccessToken(ctx, actor),
    expiresIn: accessTokenLifetime,
    refreshToken,
    emailProviderId,
  };
}
