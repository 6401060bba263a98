import { type SQL, sql } from "drizzle-orm";
import type { ImportPlan } from "./planRows.ts";
import type { StoredImport } from "./readImport.ts";

/**
 * The statements of one step: what is entered (nothing while rows are only checked), what became of each row, and how
 * far it is. None does anything where another has taken the step meanwhile.
 */
export function importWrites(
  found: StoredImport,
  plan: ImportPlan,
  { now, position, isOver }: { now: number; position: number; isOver: boolean },
): SQL[] {
  const { id, organization_id: organizationId, user_id: userId, state } = found;
  const isStill = sql`exists (select 1 from business_import
    where id = ${id} and state = ${state} and position = ${found.position} and mapping = ${JSON.stringify(found.mapping)})`;
  const each = (rows: unknown[][]) => sql`json_each(${JSON.stringify(rows)}) where ${isStill}`;
  const entered =
    state === "checking"
      ? []
      : [
          sql`insert into business (id, organization_id, name, search_name, notes, created_by, created_at, updated_at)
            select value ->> 0, ${organizationId}, value ->> 1, value ->> 2, value ->> 3, ${userId}, ${now}, ${now}
            from ${each(plan.businesses.map((one) => [one.id, one.name, one.searchName, one.notes]))}`,
          sql`insert into business_domain (id, organization_id, business_id, domain, created_at)
            select value ->> 0, ${organizationId}, value ->> 1, value ->> 2, ${now}
            from ${each(plan.domains.map((one) => [one.id, one.businessId, one.domain]))}
              and exists (select 1 from business where id = value ->> 1) on conflict do nothing`,
          sql`insert into contact (id, organization_id, business_id, name, search_name, created_by, created_at, updated_at)
            select value ->> 0, ${organizationId}, (select id from business where id = value ->> 1), value ->> 2,
              value ->> 3, ${userId}, ${now}, ${now}
            from ${each(plan.contacts.map((one) => [one.id, one.businessId, one.name, one.searchName]))}`,
          sql`update contact set updated_at = ${now}, business_id = (select value ->> 1
              from json_each(${JSON.stringify(plan.joined.map((one) => [one.contactId, one.businessId]))})
              where value ->> 0 = contact.id)
            where organization_id = ${organizationId} and business_id is null and ${isStill}
              and id in (select value from json_each(${JSON.stringify(plan.joined.map((one) => one.contactId))}))`,
          sql`insert into contact_address (id, organization_id, contact_id, address, domain, created_at)
            select value ->> 0, ${organizationId}, value ->> 1, value ->> 2, value ->> 3, ${now}
            from ${each(plan.addresses.map((one) => [one.id, one.contactId, one.address, one.domain]))}
              and exists (select 1 from contact where id = value ->> 1) on conflict do nothing`,
        ];
  const over = state === "checking" ? "checked" : "done";
  return [
    ...entered,
    // The rows are there: as an upsert each is found by its key, and nothing is walked.
    sql`insert into business_import_row (import_id, number, cells, outcome, code, value)
      select ${id}, value ->> 0, '[]', value ->> 1, value ->> 2, value ->> 3 from ${each(plan.results.map((one) => [one.number, one.outcome, one.code, one.value]))}
      on conflict (import_id, number) do update set outcome = excluded.outcome, code = excluded.code,
        value = excluded.value`,
    sql`update business_import set position = ${position}, state = ${isOver ? over : state}, updated_at = ${now}
      where id = ${id} and state = ${state} and position = ${found.position}
        and mapping = ${JSON.stringify(found.mapping)}`,
  ];
}
