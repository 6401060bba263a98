import { sql } from "drizzle-orm";
import * as z from "zod";
import type { UserContext } from "../context.ts";

/** A batch item: the addresses of the organization's members and mailboxes, for {@link parseOwnAddresses}. */
export function ownAddressesStatement({ db, actor }: UserContext) {
  return db.all(sql`select email as address from user where organization_id = ${actor.organizationId}
    union select account_email from email_provider where organization_id = ${actor.organizationId}`);
}

export function parseOwnAddresses(rows: unknown): string[] {
  return z
    .array(z.object({ address: z.string() }))
    .parse(rows)
    .map((row) => row.address);
}
