import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";
import {
  type AssociationView,
  associationSourceSchema,
  type BusinessRef,
  type ContactRef,
  evidenceSchema,
  participationRoles,
} from "#shared/association.ts";
import { storedFlag, storedJson } from "./storedJson.ts";

const text = z.string();

const associationRowSchema = z.object({
  business_id: text.nullable(),
  business_name: text.nullable(),
  domain: text.nullable(),
  contact_id: text.nullable(),
  contact_name: text.nullable(),
  address: text.nullable(),
  state: z.enum(["filed", "rejected", "proposed"]),
  is_primary: storedFlag,
  role: z.enum(participationRoles).nullable(),
  source: associationSourceSchema,
  confidence: z.number(),
  evidence: storedJson(z.array(evidenceSchema)),
  decided_by: text.nullable(),
  decided_by_name: text.nullable(),
  decided_at: z.number(),
});

/** The first email domain of business `b`, as a column. */
export const firstDomain = sql`(select d.domain from business_domain d where d.business_id = b.id
  order by d.created_at, d.id limit 1)`;

/** The first address of contact `c`, as a column. */
const firstAddress = sql`(select a.address from contact_address a where a.contact_id = c.id
  order by a.created_at, a.id limit 1)`;

/**
 * The associations of the emails that `emailIds` (a subquery or value list) names, the primary one first. The
 * index is named: left alone, SQLite reads every association of the organization. Proposals, which are for the mailbox's
 * owner alone, come only `withProposed`.
 */
export function associationStatement(organizationId: string, emailIds: SQL, withProposed = false): SQL {
  const shown = withProposed
    ? sql`(s.state <> 'proposed' or b.leaving_at is null)`
    : sql`s.state <> 'proposed'`;
  return sql`select b.id as business_id, b.name as business_name, ${firstDomain} as domain, c.id as contact_id,
      c.name as contact_name, ${firstAddress} as address, s.state, s.is_primary, s.role, s.source, s.confidence, s.evidence,
      u.id as decided_by, u.name as decided_by_name, s.updated_at as decided_at
    from association s indexed by association_email_business
    left join business b on b.id = s.business_id and b.organization_id = s.organization_id
    left join contact c on c.id = s.contact_id and c.organization_id = s.organization_id
    left join user u on u.id = s.decided_by and u.organization_id = s.organization_id
    where s.email_id in (${emailIds}) and s.organization_id = ${organizationId} and ${shown}
      and (b.id is not null or c.id is not null)
    order by s.is_primary desc, s.confidence desc, s.id`;
}

/** Where an email is filed, where the engine proposes to file it, and the businesses that a person took it out of. */
export function parseAssociations(rows: unknown): {
  filed: AssociationView[];
  proposed: AssociationView[];
  rejected: Set<string>;
} {
  const parsed = z.array(associationRowSchema).parse(rows);
  return {
    proposed: parsed.filter((row) => row.state === "proposed").map(toView),
    filed: parsed.filter((row) => row.state === "filed").map(toView),
    rejected: new Set(parsed.flatMap((row) => (row.state === "rejected" ? (row.business_id ?? []) : []))),
  };
}

function toView(row: z.output<typeof associationRowSchema>): AssociationView {
  return {
    business: businessRef(row.business_id, row.business_name, row.domain),
    contact: contactRef(row.contact_id, row.contact_name, row.address),
    isPrimary: row.is_primary,
    role: row.role,
    source: row.source,
    confidence: row.confidence,
    evidence: row.evidence,
    decidedBy: row.decided_by === null ? null : { id: row.decided_by, name: row.decided_by_name ?? "" },
    decidedAt: row.decided_at,
  };
}

export function businessRef(
  id: string | null,
  name: string | null,
  domain: string | null,
): BusinessRef | null {
  return id === null ? null : { id, name: name ?? "", domain };
}

export function contactRef(
  id: string | null,
  name: string | null,
  address: string | null,
): ContactRef | null {
  return id === null ? null : { id, name: name ?? "", address };
}
