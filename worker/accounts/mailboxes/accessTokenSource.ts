import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import type { AccessTokenSource } from "../../providers/mailProvider.ts";
import { ProviderError } from "../../providers/providerError.ts";
import { VaultError } from "../../security/tokenVault.ts";
import { refreshTokens } from "../signIn/openIdClient.ts";
import { requireProfile } from "../signIn/requireProfile.ts";
import { openEnvelope, sealEnvelope } from "./envelope.ts";

type SealedTokens = Pick<typeof emailProvider.$inferSelect, "tokenEnvelope" | "accessTokenExpiresAt">;

interface HeldToken {
  accessToken: string;
  refreshToken: string;
  /** Milliseconds UTC. */
  expiresAt: number;
}

/** Milliseconds that a token must still live to be handed out. */
const margin = 60_000;
/** Milliseconds to wait for another request's refresh. Should its request be cancelled, its promise never ends. */
const flightPatience = 15_000;

/** Milliseconds between looks for what another isolate is about to save, before a grant is believed to be gone. */
const winnerWaits = [100, 300, 600];

/** Refreshes under way in this isolate, by mailbox: many requests, one call to the token endpoint. */
const flights = new Map<string, Promise<HeldToken>>();

/**
 * The access token of a mailbox, refreshed when it ends or was rejected. With `known`, the row as it was just read, a
 * fresh token costs no database round trip.
 *
 * It throws ProviderError: `reauth_required` where the grant is gone, `app_misconfigured` where our own set-up is
 * wrong, `rate_limited` or `transient` where the token endpoint is busy or away, which says nothing about the grant.
 */
export function accessTokenSource(
  ctx: Context,
  emailProviderId: string,
  known: SealedTokens | null = null,
): AccessTokenSource {
  let held: HeldToken | null = null;
  let unread = known;
  return async ({ rejected } = {}) => {
    if (unread !== null) {
      const sealed = unread;
      unread = null;
      held = await open(ctx, emailProviderId, sealed);
    }
    if (held === null || !isUsable(ctx, held, rejected))
      held = await refreshOnce(ctx, emailProviderId, rejected);
    return held.accessToken;
  };
}

function isUsable(ctx: Context, token: HeldToken, rejected: string | undefined): boolean {
  return token.accessToken !== rejected && token.expiresAt - ctx.clock.now() > margin;
}

async function refreshOnce(
  ctx: Context,
  emailProviderId: string,
  rejected: string | undefined,
): Promise<HeldToken> {
  const running = flights.get(emailProviderId);
  if (running !== undefined) {
    const token = await withPatience(running);
    if (token && isUsable(ctx, token, rejected)) return token;
  }
  const flight = refresh(ctx, emailProviderId, rejected);
  flights.set(emailProviderId, flight);
  try {
    return await flight;
  } finally {
    if (flights.get(emailProviderId) === flight) flights.delete(emailProviderId);
  }
}

async function withPatience(flight: Promise<HeldToken>): Promise<HeldToken | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tooLong = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), flightPatience);
  });
  try {
    return await Promise.race([flight, tooLong]);
  } finally {
    clearTimeout(timer);
  }
}

/** Across isolates: the row is read anew before, and written only if nobody else wrote it meanwhile. */
async function refresh(
  ctx: Context,
  emailProviderId: string,
  rejected: string | undefined,
): Promise<HeldToken> {
  const row = await readRow(ctx, emailProviderId);
  const old = await open(ctx, emailProviderId, row);
  if (isUsable(ctx, old, rejected)) return old;
  const profile = requireProfile(row.kind, ctx.config);
  try {
    const tokens = await refreshTokens(ctx, profile, old.refreshToken);
    const token = {
      accessToken: tokens.accessToken,
      // Some providers replace the refresh token at every use: it is saved in the same write, or is lost for good.
      refreshToken: tokens.refreshToken ?? old.refreshToken,
      expiresAt: tokens.accessTokenExpiresAt,
    };
    if (await save(ctx, emailProviderId, row.tokenEnvelope, token, tokens.scopes)) return token;
    return (await tokenOfWinner(ctx, emailProviderId, row.tokenEnvelope, rejected)) ?? token;
  } catch (error) {
    if (!(error instanceof ProviderError) || error.code !== "reauth_required") throw error;
    // A refresh token that another isolate has just used up looks like a grant that is gone.
    const looks = profile.isRefreshTokenSingleUse ? [0, ...winnerWaits] : [0];
    for (const wait of looks) {
      if (wait > 0) await ctx.clock.wait(wait);
      const token = await tokenOfWinner(ctx, emailProviderId, row.tokenEnvelope, rejected);
      if (token !== null) return token;
    }
    throw error;
  }
}

async function readRow(ctx: Context, emailProviderId: string) {
  const [row] = await ctx.db
    .select({
      kind: emailProvider.kind,
      tokenEnvelope: emailProvider.tokenEnvelope,
      accessTokenExpiresAt: emailProvider.accessTokenExpiresAt,
    })
    .from(emailProvider)
    .where(and(eq(emailProvider.id, emailProviderId), isNull(emailProvider.disconnectedAt)));
  if (!row) throw new ProviderError("permanent", "This mailbox is no longer connected.");
  return row;
}

/** @returns false where the tokens were replaced by someone else meanwhile */
async function save(
  ctx: Context,
  emailProviderId: string,
  oldEnvelope: string,
  token: HeldToken,
  scopes: string[] | null,
): Promise<boolean> {
  const { accessToken, refreshToken, expiresAt } = token;
  const saved = await ctx.db
    .update(emailProvider)
    .set({
      tokenEnvelope: await sealEnvelope(ctx, emailProviderId, { accessToken, refreshToken }),
      accessTokenExpiresAt: expiresAt,
      ...(scopes === null ? {} : { grantedScopes: scopes }),
    })
    .where(and(eq(emailProvider.id, emailProviderId), eq(emailProvider.tokenEnvelope, oldEnvelope)))
    .returning({ id: emailProvider.id });
  return saved.length > 0;
}

async function tokenOfWinner(
  ctx: Context,
  emailProviderId: string,
  oldEnvelope: string,
  rejected: string | undefined,
): Promise<HeldToken | null> {
  const row = await readRow(ctx, emailProviderId);
  if (row.tokenEnvelope === oldEnvelope) return null;
  const token = await open(ctx, emailProviderId, row);
  return isUsable(ctx, token, rejected) ? token : null;
}

async function open(ctx: Context, emailProviderId: string, row: SealedTokens): Promise<HeldToken> {
  try {
    const { accessToken, refreshToken } = await openEnvelope(ctx, emailProviderId, row.tokenEnvelope);
    return { accessToken, refreshToken, expiresAt: row.accessTokenExpiresAt };
  } catch (error) {
    if (error instanceof VaultError && error.code === "unknown_key")
      throw new ProviderError("app_misconfigured", error.message, { cause: error });
    throw new ProviderError("reauth_required", "The mailbox's tokens cannot be opened.", { cause: error });
  }
}
