import { randomBytes } from "node:crypto";
import type { Clock } from "../../standIn/clock.ts";
import { insertToken, type TokenGrant } from "../../standIn/oauth/grants.ts";
import type { Store } from "../../standIn/store.ts";

/** How long an access token lives, in seconds: Microsoft varies it between 60 and 90 minutes. */
export const accessTokenSeconds = 4_211;

/** An unused refresh token dies after 90 days. */
const refreshTokenMs = 90 * 86_400_000;

const secret = (bytes: number): string => randomBytes(bytes).toString("base64url");

/** An access token for some scopes of an account; opaque, long, and new at every call. */
export function issueAccessToken(store: Store, clock: Clock, grant: TokenGrant): string {
  const token = `EwB${secret(900)}`;
  insertToken(store, clock, token, "access", grant, clock.now() + accessTokenSeconds * 1000);
  return token;
}

/** A refresh token for some scopes of an account. */
export function issueRefreshToken(store: Store, clock: Clock, grant: TokenGrant): string {
  const token = `1.AX${secret(600)}`;
  insertToken(store, clock, token, "refresh", grant, clock.now() + refreshTokenMs);
  return token;
}
