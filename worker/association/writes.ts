import { type SQL, sql } from "drizzle-orm";
import type { Decision, Filing } from "./decision.ts";
import { ENGINE_VERSION } from "./engineVersion.ts";

export interface AssociationWrites {
  organizationId: string;
  decisions: Decision[];
  /** Milliseconds UTC. */
  now: number;
  newId: () => string;
  /** A condition that every statement carries, such as the epoch of a lease. */
  guard?: SQL;
}

/**
 * The statements that bring stored filings to what was decided; they belong behind the upsert of the emails, in the
 * same batch. Emails that a person decided are left alone, emails that are not stored are passed over, and a second
 * run changes no row. Businesses and contacts deleted in the meantime are not brought back. The order of the joins and
 * the plus signs keep SQLite on the keys of the listed emails: by itself it walks the organization's whole index.
 */
export function associationWrites(input: AssociationWrites): SQL[] {
  const { organizationId, decisions, now, newId, guard = sql`1` } = input;
  if (decisions.length === 0) return [];
  const emails = JSON.stringify(decisions.map((decision) => decision.emailId));
  const filings = JSON.stringify(
    decisions.flatMap(({ emailId, filings, proposed }) => [
      ...filings.map((one) => rowOf(newId(), emailId, one, "filed")),
      ...proposed.map((one) => rowOf(newId(), emailId, one, "proposed")),
    ]),
  );
  return [
    sql`delete from association
      where email_id in (select value from json_each(${emails})) and +organization_id = ${organizationId}
        and source <> 'manual' and state <> 'rejected' and ${guard}
        and email_id not in (${decidedByPeople(emails)})
        and (email_id, business_id) not in (select value ->> 1, value ->> 2 from json_each(${filings}))`,
    sql`insert into association (id, organization_id, email_id, business_id, contact_id, state, is_primary, source,
        role, confidence, evidence, engine_version, decided_by, created_at, updated_at)
      select f.id, ${organizationId}, f.email_id, f.business_id, c.id, f.state, f.is_primary, f.source,
        f.role, f.confidence, f.evidence, ${ENGINE_VERSION}, null, ${now}, ${now}
      from (select value ->> 0 as id, value ->> 1 as email_id, value ->> 2 as business_id, value ->> 3 as contact_id,
          value ->> 4 as is_primary, value ->> 5 as source, value ->> 6 as confidence, value ->> 7 as evidence,
          value ->> 8 as state, value ->> 9 as role
        from json_each(${filings})) f
      cross join email_sync e on e.id = f.email_id and +e.organization_id = ${organizationId}
      left join contact c on c.id = f.contact_id and +c.organization_id = ${organizationId}
      left join business b on b.id = f.business_id and +b.organization_id = ${organizationId}
      where ${guard} and f.email_id not in (${decidedByPeople(emails)})
        and (b.id is not null or (f.business_id = '' and c.id is not null))
      on conflict (email_id, business_id) do update set contact_id = excluded.contact_id,
        state = excluded.state, role = excluded.role, is_primary = excluded.is_primary, source = excluded.source, confidence = excluded.confidence,
        evidence = excluded.evidence, engine_version = excluded.engine_version, updated_at = excluded.updated_at
      where (association.contact_id, association.state, association.role, association.is_primary, association.source,
          association.confidence, association.engine_version)
        is not (excluded.contact_id, excluded.state, excluded.role, excluded.is_primary, excluded.source,
          excluded.confidence, excluded.engine_version)
        or (excluded.source <> 'thread' and association.evidence is not excluded.evidence)`,
    primaryColumns({ organizationId, emails: sql`select value from json_each(${emails})`, now, guard }),
  ];
}

function rowOf(id: string, emailId: string, one: Filing, state: "filed" | "proposed") {
  const { businessId, contactId, isPrimary, source, role, confidence, evidence } = one;
  return [
    ...[id, emailId, businessId, contactId, Number(isPrimary), source, confidence],
    ...[JSON.stringify(evidence), state, role],
  ];
}

/** Emails of a JSON list that a person decided: what they said stands. */
function decidedByPeople(emails: string): SQL {
  return sql`select email_id from association where email_id in (select value from json_each(${emails}))
    and (source = 'manual' or state = 'rejected')`;
}

/** Copies the primary filing of the emails whose ids a subquery gives into `email_sync`, where it differs. */
export function primaryColumns(input: {
  organizationId: string;
  emails: SQL;
  now: number;
  guard?: SQL;
}): SQL {
  const { organizationId, emails, now, guard = sql`1` } = input;
  return sql`update email_sync set business_id = p.business_id, contact_id = p.contact_id, updated_at = ${now}
    from (select e.id as email_id, nullif(a.business_id, '') as business_id, a.contact_id
      from email_sync e left join association a on a.email_id = e.id and a.is_primary = 1 and a.state = 'filed'
      where e.id in (${emails})) p
    where email_sync.id = p.email_id and +email_sync.organization_id = ${organizationId} and ${guard}
      and (email_sync.business_id, email_sync.contact_id) is not (p.business_id, p.contact_id)`;
}
