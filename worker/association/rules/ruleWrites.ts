import { type SQL, sql } from "drizzle-orm";
import * as z from "zod";

/** What a person's correction teaches of an address or domain. */
export interface TaughtRule {
  kind: "address" | "domain";
  /** Normalised; a domain is registrable. */
  value: string;
  effect: "file" | "never";
  /** Null: no business. */
  businessId: string | null;
  contactId: string | null;
}

const rulePayloadSchema = z.object({
  kind: z.enum(["address", "domain"]),
  value: z.string(),
  /** The rules of the same address or domain that this one took the place of. */
  replaced: z.array(
    z.object({
      id: z.string(),
      effect: z.enum(["file", "never"]),
      businessId: z.string(),
      contactId: z.string().nullable(),
      operationId: z.string().nullable(),
      createdBy: z.string(),
      createdAt: z.number(),
    }),
  ),
});

/** What a `rule` operation works on. */
export function parseRulePayload(payload: unknown): z.infer<typeof rulePayloadSchema> {
  return rulePayloadSchema.parse(payload);
}

/** The rules that contradict a new one: another place, or its opposite. */
function contradicted(organizationId: string, { kind, value, effect, businessId }: TaughtRule): SQL {
  const place = businessId ?? "";
  const opposite =
    effect === "file"
      ? sql`(effect = 'file' or business_id in ('', ${place}))`
      : sql`(business_id = ${place} or (${place} = '' and effect = 'file'))`;
  return sql`organization_id = ${organizationId} and kind = ${kind} and value = ${value} and ${opposite}`;
}

/** The payload of the operation that teaches a rule, as an SQL value: what an undo needs. */
export function rulePayloadOf(organizationId: string, rule: TaughtRule): SQL {
  return sql`json_object('kind', ${rule.kind}, 'value', ${rule.value}, 'replaced',
    (select json_group_array(json_object('id', id, 'effect', effect, 'businessId', business_id, 'contactId', contact_id,
        'operationId', operation_id, 'createdBy', created_by, 'createdAt', created_at))
      from association_rule where ${contradicted(organizationId, rule)}))`;
}

/** The statements that store a rule in place of those that contradict it, where `guard` holds. */
export function teachRule(
  rule: TaughtRule,
  by: {
    organizationId: string;
    userId: string;
    operationId: string;
    newId: () => string;
    now: number;
    guard: SQL;
  },
): SQL[] {
  const { organizationId, userId, operationId, newId, now, guard } = by;
  return [
    sql`delete from association_rule where ${contradicted(organizationId, rule)} and ${guard}`,
    sql`insert into association_rule (id, organization_id, kind, value, effect, business_id, contact_id, operation_id,
        created_by, created_at)
      select ${newId()}, ${organizationId}, ${rule.kind}, ${rule.value}, ${rule.effect}, ${rule.businessId ?? ""},
        ${rule.contactId}, ${operationId}, ${userId}, ${now} where ${guard}`,
  ];
}

/**
 * The statements that take back what an operation taught, and put back what it took the place of, unless another word
 * on the same address or domain came later, or the operation that taught it is undone too.
 */
export function restoreRules(
  operation: { id: string; organization_id: string; payload: unknown; created_at: number },
  guard: SQL,
): SQL[] {
  const { kind, value, replaced } = parseRulePayload(operation.payload);
  const organizationId = operation.organization_id;
  const text = (name: string) => sql`r.value ->> ${name}`;
  return [
    sql`delete from association_rule where organization_id = ${organizationId} and kind = ${kind} and value = ${value}
      and operation_id = ${operation.id} and ${guard}`,
    sql`insert into association_rule (id, organization_id, kind, value, effect, business_id, contact_id, operation_id,
        created_by, created_at)
      select ${text("id")}, ${organizationId}, ${kind}, ${value}, ${text("effect")}, ${text("businessId")},
        ${text("contactId")}, ${text("operationId")}, ${text("createdBy")}, ${text("createdAt")}
      from json_each(${JSON.stringify(replaced)}) r
      where ${guard} and (${text("businessId")} = '' or exists (select 1 from business where id = ${text("businessId")}))
        and not exists (select 1 from association_operation where id = ${text("operationId")} and undone_at is not null)
        and not exists (select 1 from association_rule later where later.organization_id = ${organizationId}
          and later.kind = ${kind} and later.value = ${value} and later.created_at > ${operation.created_at})
      on conflict do nothing`,
  ];
}
