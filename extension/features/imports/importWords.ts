import type { ImportCode, ImportField } from "#shared/businessImport.ts";
import { importFields } from "#shared/importField.ts";
import { type TextKey, textOf } from "../../i18n/t.ts";

const fields: Record<ImportField, TextKey> = {
  business: "imports.fieldBusiness",
  domain: "imports.fieldDomain",
  notes: "imports.fieldNotes",
  name: "imports.fieldName",
  firstName: "imports.fieldFirstName",
  lastName: "imports.fieldLastName",
  address: "imports.fieldAddress",
};

const reasons: Record<ImportCode, TextKey> = {
  row_empty: "imports.rowEmpty",
  invalid_address: "imports.invalidAddress",
  own_address: "imports.ownAddress",
  domain_taken: "imports.domainTaken",
  invalid_domain: "imports.invalidDomain",
  free_mail_domain: "imports.freeMailDomain",
  lookalike_domain: "imports.lookalikeDomain",
  own_domain: "imports.ownDomain",
  contact_elsewhere: "imports.contactElsewhere",
  duplicate_row: "imports.duplicateRow",
};

/** What a column can be, in the order in which it is offered. */
export const offeredFields = importFields.map((field) => ({ field, words: () => textOf(fields[field]) }));

/** Why a row was refused, or what is worth knowing of it. */
export function reasonWords(code: ImportCode | null): string {
  return code === null ? "" : textOf(reasons[code]);
}

export function isField(value: string): value is ImportField {
  return importFields.some((field) => field === value);
}
