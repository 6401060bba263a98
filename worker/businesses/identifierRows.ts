import type { BusinessIdentifier, IdentifierKind } from "#shared/business.ts";
import { identifierKey } from "../association/content/identifierKey.ts";
import type { UserContext } from "../context.ts";
import type { businessIdentifier } from "../db/schema/tables.ts";
import { AppError } from "../errors.ts";

const whatItNeeds: Record<IdentifierKind, (value: string) => string> = {
  alias: (value) => `“${value}” stands in any mail, so it does not tell a business.`,
  website: (value) => `“${value}” is no web address of one business alone, such as orbis.example.`,
  phone: (value) => `“${value}” is no phone number, such as +34 960 55 01 40.`,
  reference: (value) => `“${value}” is too short for a reference number: it would be found in any mail.`,
  postal: (value) => `“${value}” is no street with a number.`,
};

/**
 * The rows of what tells a business, each mark once.
 * @throws AppError `invalid_identifier` for what could tell nothing
 */
export function identifierRows(
  ctx: UserContext,
  businessId: string,
  identifiers: BusinessIdentifier[],
  now: number,
): (typeof businessIdentifier.$inferInsert)[] {
  const rows = new Map<string, typeof businessIdentifier.$inferInsert>();
  for (const { kind, value } of identifiers) {
    const key = identifierKey(kind, value);
    if (key === null) throw new AppError("invalid_identifier", whatItNeeds[kind](value));
    const { organizationId } = ctx.actor;
    rows.set(`${kind} ${key}`, {
      id: ctx.newId(),
      organizationId,
      businessId,
      kind,
      value,
      key,
      createdAt: now,
    });
  }
  return [...rows.values()];
}
