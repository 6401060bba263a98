import { index, integer, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";
import { user } from "./user.ts";

/** A signed-in browser. The refresh token is stored as a SHA-256 hash and replaced at every use. */
export const session = sqliteTable(
  "session",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    userId: text("user_id")
      .notNull()
      .references(() => user.id),
    refreshTokenHash: text("refresh_token_hash").notNull(),
    /** The token before the current one: accepted once more for a short while, since its answer may have been lost. */
    previousTokenHash: text("previous_token_hash"),
    rotatedAt: integer("rotated_at").notNull(),
    expiresAt: integer("expires_at").notNull(),
    revokedAt: integer("revoked_at"),
    userAgent: text("user_agent"),
    lastUsedAt: integer("last_used_at").notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("session_refresh_token").on(table.refreshTokenHash),
    index("session_previous_token").on(table.previousTokenHash),
    index("session_user").on(table.userId, table.lastUsedAt),
  ],
);
