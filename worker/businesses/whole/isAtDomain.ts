import { type SQL, sql } from "drizzle-orm";

/** A condition: an address lies at a domain, or below it. */
export function isAtDomain(address: SQL, domain: string): SQL {
  return sql`('.' || substr(${address}, instr(${address}, '@') + 1)) like ${`%.${domain}`}`;
}
