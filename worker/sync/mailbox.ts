import type { emailProvider, syncCursor } from "../db/schema/tables.ts";

/** The row of a connected mailbox, as a slice works on it. */
export type Mailbox = typeof emailProvider.$inferSelect;

export type Cursor = typeof syncCursor.$inferSelect;

/** The right to write to a mailbox: the lease's fencing number and its holder. */
export interface Lease {
  emailProviderId: string;
  epoch: number;
  owner: string;
}
