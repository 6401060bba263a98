import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/**
 * One way through a provider's consent page, from `POST /v1/auth/start` to `POST /v1/auth/token`.
 * State, nonce and code are single-use and short-lived; secrets lie here hashed or sealed.
 */
export const authorizationRequest = sqliteTable(
  "authorization_request",
  {
    stateHash: text("state_hash").primaryKey(),
    provider: text("provider", { enum: ["google", "microsoft"] }).notNull(),
    intent: text("intent", { enum: ["sign-in", "connect"] }).notNull(),
    /** The mailbox of others that is to be connected; null for the account's own. */
    mailboxAddress: text("mailbox_address"),
    redirectUri: text("redirect_uri").notNull(),
    /** The extension's PKCE challenge (S256), checked when it brings the one-time code. */
    codeChallenge: text("code_challenge").notNull(),
    /** Our own PKCE verifier and nonce towards the provider, sealed by the token vault. */
    sealed: text("sealed").notNull(),
    /** Who is connecting a mailbox; empty while signing in. */
    organizationId: text("organization_id"),
    userId: text("user_id"),
    sessionId: text("session_id"),
    /** What the provider answered, sealed, until the extension brings the code. */
    result: text("result"),
    codeHash: text("code_hash"),
    expiresAt: integer("expires_at").notNull(),
    /** When the provider came back; a second arrival with the same state is refused. */
    returnedAt: integer("returned_at"),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("authorization_request_code").on(table.codeHash),
    index("authorization_request_expiry").on(table.expiresAt),
  ],
);
