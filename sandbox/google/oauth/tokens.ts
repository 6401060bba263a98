import { randomBytes } from "node:crypto";
import type { Clock } from "../../standIn/clock.ts";
import { insertToken, type TokenGrant } from "../../standIn/oauth/grants.ts";
import type { Store } from "../../standIn/store.ts";

/** How long an access token lives, in seconds, as Google says it in `expires_in`. */
export const accessTokenSeconds = 3599;

const secret = (bytes: number): string => randomBytes(bytes).toString("base64url");

/** An access token for some scopes of an account. */
export function issueAccessToken(store: Store, clock: Clock, grant: TokenGrant): string {
  const token = `ya29.${secret(48)}`;
  insertToken(store, clock, token, "access", grant, clock.now() + accessTokenSeconds * 1000);
  return token;
}

/** How many refresh tokens of one client an account keeps; the oldest dies when another is issued. */
const maxRefreshTokens = 100;

/** A refresh token for some scopes of an account. */
export function issueRefreshToken(store: Store, clock: Clock, grant: TokenGrant): string {
  const token = `1//${secret(64)}`;
  insertToken(store, clock, token, "refresh", grant, null);
  store.run(
    `UPDATE token SET revoked = 1 WHERE token IN (SELECT token FROM token
       WHERE account_id = ? AND client_id = ? AND kind = 'refresh' AND revoked = 0
       ORDER BY rowid DESC LIMIT -1 OFFSET ?)`,
    grant.account.id,
    grant.clientId,
    maxRefreshTokens,
  );
  return token;
}
