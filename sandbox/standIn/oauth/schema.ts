/** The tables of authorization codes, consents, tokens and signing keys. Times are milliseconds UTC. */
export const oauthSchema = `
CREATE TABLE IF NOT EXISTS auth_code (
  code TEXT PRIMARY KEY,
  account_id INTEGER NOT NULL,
  client_id TEXT NOT NULL,
  redirect_uri TEXT NOT NULL,
  scopes TEXT NOT NULL,
  nonce TEXT,
  code_challenge TEXT,
  code_challenge_method TEXT,
  offline INTEGER NOT NULL,
  expires_at INTEGER NOT NULL,
  used INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS access_grant (
  account_id INTEGER NOT NULL,
  client_id TEXT NOT NULL,
  scopes TEXT NOT NULL,
  PRIMARY KEY (account_id, client_id)
);
CREATE TABLE IF NOT EXISTS token (
  token TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  account_id INTEGER NOT NULL,
  client_id TEXT NOT NULL,
  scopes TEXT NOT NULL,
  code TEXT,
  issued_at INTEGER NOT NULL,
  expires_at INTEGER,
  revoked INTEGER NOT NULL DEFAULT 0
);
CREATE INDEX IF NOT EXISTS token_account ON token (account_id, client_id);
CREATE INDEX IF NOT EXISTS token_code ON token (code);
CREATE TABLE IF NOT EXISTS signing_key (purpose TEXT PRIMARY KEY, kid TEXT NOT NULL, jwk TEXT NOT NULL);
`;
