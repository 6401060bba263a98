import { type SQL, sql } from "drizzle-orm";

/** Emails from which an address is taken for one's own: one may be an accident. */
export const learnedAfter = 3;

/** Further own addresses of an organization: aliases of its mailboxes, and those under which mail arrived there. */
export function ownAliases(organizationId: string): SQL {
  return sql`select alias.value as address from email_provider p, json_each(p.aliases) alias
      where p.organization_id = ${organizationId}
    union select told.key from email_provider p, json_each(p.deliveries) told
      where p.organization_id = ${organizationId} and told.value >= ${learnedAfter}`;
}
