import { type SQL, sql } from "drizzle-orm";

/** The id that a business has now, as an SQL value: a merged one answers with the business that it became part of. */
export function currentId(organizationId: string, id: string | null | SQL): SQL {
  return sql`coalesce((select business_id from business_alias
    where id = ${id} and organization_id = ${organizationId}), ${id})`;
}
