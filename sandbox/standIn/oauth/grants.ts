import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";

/** The one OAuth client that the stand-in knows. */
export interface OAuthClient {
  clientId: string;
  clientSecret: string;
  /** Compared character by character. */
  redirectUris: string[];
}

/** A token that is alive. */
export interface LiveToken {
  token: string;
  accountId: number;
  clientId: string;
  scopes: string[];
}

interface StoredToken {
  token: string;
  account_id: number;
  client_id: string;
  scopes: string;
}

/** What a token is issued for. `code` is what it was exchanged for, if anything. */
export interface TokenGrant {
  account: { id: number };
  clientId: string;
  scopes: readonly string[];
  code?: string | null;
}

/** Writes a token that was issued; `expiresAt` in milliseconds UTC, null for never. */
export function insertToken(
  store: Store,
  clock: Clock,
  token: string,
  kind: "access" | "refresh",
  grant: TokenGrant,
  expiresAt: number | null,
): void {
  store.run(
    "INSERT INTO token (token, kind, account_id, client_id, scopes, code, issued_at, expires_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    token,
    kind,
    grant.account.id,
    grant.clientId,
    grant.scopes.join(" "),
    grant.code ?? null,
    clock.now(),
    expiresAt,
  );
}

/** The token, if it is of this kind, not revoked and not expired. */
export function liveToken(
  store: Store,
  clock: Clock,
  kind: "access" | "refresh",
  token: string,
): LiveToken | undefined {
  const row = store.get<StoredToken>(
    `SELECT token, account_id, client_id, scopes FROM token
     WHERE token = ? AND kind = ? AND revoked = 0 AND (expires_at IS NULL OR expires_at > ?)`,
    token,
    kind,
    clock.now(),
  );
  return (
    row && {
      token: row.token,
      accountId: row.account_id,
      clientId: row.client_id,
      scopes: row.scopes.split(" "),
    }
  );
}

/** What the account granted this client so far, over all consents; undefined where it never did. */
export function grantedScopes(store: Store, accountId: number, clientId: string): string[] | undefined {
  const row = store.get<{ scopes: string }>(
    "SELECT scopes FROM access_grant WHERE account_id = ? AND client_id = ?",
    accountId,
    clientId,
  );
  return row?.scopes.split(" ");
}

/** Remembers a consent, on top of the earlier ones. */
export function rememberGrant(
  store: Store,
  accountId: number,
  clientId: string,
  scopes: readonly string[],
): void {
  const all = new Set([...(grantedScopes(store, accountId, clientId) ?? []), ...scopes]);
  store.run("INSERT OR REPLACE INTO access_grant VALUES (?, ?, ?)", accountId, clientId, [...all].join(" "));
}

/** Withdraws the account's consent: every token of the client dies with it. */
export function revokeGrant(store: Store, accountId: number, clientId?: string): void {
  store.transaction(() => {
    const only = clientId === undefined ? "" : " AND client_id = ?";
    const values = clientId === undefined ? [accountId] : [accountId, clientId];
    store.run(`UPDATE token SET revoked = 1 WHERE account_id = ?${only}`, ...values);
    store.run(`DELETE FROM access_grant WHERE account_id = ?${only}`, ...values);
  });
}

/** The row id of the account whose refresh token or code a form holds, so that a fault can be meant for it alone. */
export function tokenOwner(store: Store, form: URLSearchParams): number | null {
  const owner =
    store.get<{ id: number }>(
      "SELECT account_id AS id FROM token WHERE token = ?",
      form.get("refresh_token") ?? "",
    ) ??
    store.get<{ id: number }>(
      "SELECT account_id AS id FROM auth_code WHERE code = ?",
      form.get("code") ?? "",
    );
  return owner?.id ?? null;
}
