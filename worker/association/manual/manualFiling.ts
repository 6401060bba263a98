import { type SQL, sql } from "drizzle-orm";
import { ENGINE_VERSION } from "../engineVersion.ts";

/** A person's word on some emails, for all statements of it. */
export interface ManualFiling {
  organizationId: string;
  userId: string;
  /** Whom the evidence names. */
  userName: string;
  /** Null: with no business. */
  businessId: string | null;
  /** Left out: the contact of that business who takes part, if there is one. */
  contactId?: string | null | undefined;
  /** Beside the other businesses, as the main or a further one; left out, in place of the main one. */
  beside?: "primary" | "further" | undefined;
  /** With `businessId` null: only out of this one. */
  notBusinessId?: string | undefined;
  /** The name of the business or contact that it goes to, or out of. */
  place: string;
  /** "this email" */
  what: string;
  /** What the word is about, as the evidence keeps it: a column of `email_sync e`, or a text. */
  matched: SQL;
  /** Email ids, as a subquery. */
  emails: SQL;
  /** Milliseconds UTC. */
  now: number;
  guard?: SQL;
}

/** The filings of email `e`, as an undo puts them back. */
export const filingsBefore = sql`(select json_group_array(json_object('id', a.id, 'businessId', a.business_id,
    'contactId', a.contact_id, 'state', a.state, 'isPrimary', a.is_primary, 'source', a.source, 'role', a.role,
    'confidence', a.confidence, 'evidence', json(a.evidence), 'engineVersion', a.engine_version,
    'decidedBy', a.decided_by, 'createdAt', a.created_at, 'updatedAt', a.updated_at))
  from association a where a.email_id = e.id)`;

/**
 * The statements that say it. Where an email moves, its former primary business becomes a tombstone; further
 * businesses of the email stay, unless it is with none at all.
 */
export function filingWrites(filing: ManualFiling): SQL[] {
  const { emails, guard = sql`1` } = filing;
  const cleared = sql`delete from association where email_id in (${emails})
    and (business_id = '' or state = 'proposed') and ${guard}`;
  return [cleared, ...(filing.notBusinessId === undefined ? placeWrites(filing) : notHereWrites(filing))];
}

function reasonOf({ matched }: ManualFiling, words: string): SQL {
  return sql`json_array(json_object('source', 'manual', 'text', ${words}, 'matched', ${matched}))`;
}

function placeWrites(filing: ManualFiling): SQL[] {
  const { organizationId, userId, userName, businessId, contactId, place, what, emails, now } = filing;
  const { guard = sql`1`, beside } = filing;
  const isNowhere = businessId === null && !contactId;
  const text = isNowhere
    ? `${userName} said that ${what} is not with any business`
    : `${userName} filed ${what} under ${place}`;
  const isPrimary =
    beside === "further"
      ? sql`not exists (select 1 from association o where o.email_id = e.id and o.state = 'filed' and o.is_primary = 1
          and o.business_id <> ${businessId})`
      : sql`${isNowhere ? 0 : 1}`;
  const leaving = businessId === null ? sql`1` : sql`association.is_primary = 1`;
  const contact =
    contactId !== undefined || businessId === null
      ? sql`${contactId ?? null}`
      : sql`(select c.id from email_participant p
          join contact_address ca on ca.organization_id = ${organizationId} and ca.address = p.address
          join contact c on c.id = ca.contact_id and c.business_id = ${businessId}
          where p.email_id = e.id order by p.role <> 'from', p.role <> 'to', p.address limit 1)`;
  return [
    ...(beside === undefined
      ? [tombstones(filing, sql`association.business_id <> ${businessId ?? ""} and ${leaving}`)]
      : []),
    ...(beside === "primary" ? [demotion(filing)] : []),
    sql`insert into association (id, organization_id, email_id, business_id, contact_id, state, is_primary, source,
        confidence, evidence, engine_version, decided_by, created_at, updated_at)
      select lower(hex(randomblob(16))), ${organizationId}, e.id, ${businessId ?? ""}, ${contact},
        ${isNowhere ? "rejected" : "filed"}, ${isPrimary}, 'manual', 1, ${reasonOf(filing, text)},
        ${ENGINE_VERSION}, ${userId}, ${now}, ${now}
      from email_sync e where e.id in (${emails}) and ${guard}
      on conflict (email_id, business_id) do update set contact_id = excluded.contact_id, state = excluded.state,
        is_primary = excluded.is_primary, source = 'manual', role = null, confidence = 1, evidence = excluded.evidence,
        engine_version = excluded.engine_version, decided_by = excluded.decided_by, updated_at = excluded.updated_at`,
  ];
}

/** The business that was the main one becomes a further one, and whoever put the email there still did. */
function demotion({ businessId, emails, guard = sql`1` }: ManualFiling): SQL {
  return sql`update association set is_primary = 0
    where email_id in (${emails}) and business_id <> ${businessId} and state = 'filed' and is_primary = 1 and ${guard}`;
}

/** Out of one business, whatever else the emails are with. */
function notHereWrites(filing: ManualFiling): SQL[] {
  const { organizationId, userId, notBusinessId, emails, now, guard = sql`1` } = filing;
  const text = reasonOf(filing, `${filing.userName} took ${filing.what} out of ${filing.place}`);
  return [
    tombstones(filing, sql`association.business_id = ${notBusinessId}`),
    sql`insert into association (id, organization_id, email_id, business_id, contact_id, state, is_primary, source,
        confidence, evidence, engine_version, decided_by, created_at, updated_at)
      select lower(hex(randomblob(16))), ${organizationId}, e.id, ${notBusinessId}, null, 'rejected', 0, 'manual', 1,
        ${text}, ${ENGINE_VERSION}, ${userId}, ${now}, ${now}
      from email_sync e where e.id in (${emails}) and ${guard}
      on conflict (email_id, business_id) do nothing`,
    promotion(filing),
  ];
}

/** Where the main business has gone, the surest of the others takes its place. */
function promotion({ emails, guard = sql`1` }: ManualFiling): SQL {
  return sql`update association set is_primary = 1 where ${guard} and id in (
    select (select f.id from association f where f.email_id = n.email_id and f.state = 'filed'
        order by f.is_primary desc, f.confidence desc, f.id limit 1)
      from (select distinct email_id from association where email_id in (${emails})) n)`;
}

function tombstones(filing: ManualFiling, leaving: SQL): SQL {
  const { userId, emails, now, guard = sql`1` } = filing;
  const text = `${filing.userName} took ${filing.what} out of this business`;
  return sql`update association set state = 'rejected', is_primary = 0, source = 'manual', role = null, confidence = 1,
      evidence = (select ${reasonOf(filing, text)} from email_sync e where e.id = association.email_id),
      engine_version = ${ENGINE_VERSION}, decided_by = ${userId}, updated_at = ${now}
    where email_id in (${emails}) and state = 'filed' and ${leaving} and ${guard}`;
}
