import { sql } from "drizzle-orm";

/**
 * Columns to set on `email_provider` when a person changes what a running slice works on: the newer epoch makes the
 * slice's next write do nothing (README, "How it works"), and the next slice need not wait for the lease to end.
 */
export const interruptedLease = {
  epoch: sql`epoch + 1`,
  leaseOwner: null,
  leaseUntil: 0,
};
