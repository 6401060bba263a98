import { sql } from "drizzle-orm";
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from "drizzle-orm/sqlite-core";

/** One object in the organization's bucket. The same content is kept once per organization. */
export const keptObject = sqliteTable(
  "kept_object",
  {
    id: text("id").primaryKey(),
    organizationId: text("organization_id").notNull(),
    /** Its name in the bucket: random, so that it tells nothing of the content. */
    key: text("key").notNull(),
    /** Of the content, hexadecimal; null until it is written. */
    sha256: text("sha256"),
    /** Bytes; null until it is written. */
    size: integer("size"),
    /**
     * `writing`: the bucket may have some of it. `kept`: whole, and an email has it. `leaving`: no email has it, which
     * is final; the sweep takes it out of the bucket. A trigger sets it with the last of its emails.
     */
    state: text("state", { enum: ["writing", "kept", "leaving"] }).notNull(),
    createdAt: integer("created_at").notNull(),
  },
  (table) => [
    uniqueIndex("kept_object_content")
      .on(table.organizationId, table.sha256)
      .where(sql`${table.state} = 'kept'`),
    index("kept_object_passing").on(table.state, table.createdAt).where(sql`${table.state} <> 'kept'`),
  ],
);

/** Which file of which email an object is. Triggers remove it with its email. */
export const keptFile = sqliteTable(
  "kept_file",
  {
    emailId: text("email_id").notNull(),
    /** The attachment's id; empty for the email's own text and HTML. */
    part: text("part").notNull(),
    objectId: text("object_id").notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.emailId, table.part] }),
    index("kept_file_object").on(table.objectId),
  ],
);
