import * as z from "zod";
import { importFields } from "./importField.ts";

export type ImportField = (typeof importFields)[number];

export const importStateSchema = z.enum(["reading", "checking", "checked", "applying", "done"]);

/**
 * `POST /v1/businesses/import` takes the file's bytes as its body, checks every row and changes nothing; so does
 * `PUT …/:id/mapping`. `POST …/:id/apply` enters what was checked. `GET …/:id` says how far it is.
 */
export const businessImportSchema = z.object({
  id: z.string(),
  format: z.enum(["csv", "vcard"]),
  encoding: z.string(),
  state: importStateSchema,
  /** Rows checked, or entered, of all. */
  done: z.number().int(),
  total: z.number().int(),
  columns: z.array(z.string()),
  /** What each column is, by its place; null: nothing. Guessed until it is set. */
  mapping: z.array(z.enum(importFields).nullable()),
  /** Rows by what becomes, or became, of them. */
  counts: z.object({
    created: z.number().int(),
    changed: z.number().int(),
    unchanged: z.number().int(),
    refused: z.number().int(),
  }),
  /** The first rows, for choosing what the columns are. */
  samples: z.array(z.array(z.string())),
});
export type BusinessImport = z.infer<typeof businessImportSchema>;

/** `PUT /v1/businesses/import/:id/mapping` */
export const importMappingSchema = z
  .object({ mapping: z.array(z.enum(importFields).nullable()).max(200) })
  .strict();

export const importOutcomeSchema = z.enum(["created", "changed", "unchanged", "refused"]);

/** Why a row is refused, or what is worth knowing of one that is not. */
export const importCodeSchema = z.enum([
  /** Refused: nothing that could be entered, a bad address, one of our own, two businesses' domains in one row. */
  "row_empty",
  "invalid_address",
  "own_address",
  "domain_taken",
  /** Entered without the domain. */
  "invalid_domain",
  "free_mail_domain",
  "lookalike_domain",
  "own_domain",
  /** Left as it was: the contact is of another business; the row came before. */
  "contact_elsewhere",
  "duplicate_row",
]);
export type ImportCode = z.infer<typeof importCodeSchema>;

/** `GET /v1/businesses/import/:id/rows` */
export const importRowQuerySchema = z.object({
  outcome: importOutcomeSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** The number of the row to continue after. */
  cursor: z.coerce.number().int().min(0).default(0),
});

export const importRowSchema = z.object({
  /** As a spreadsheet numbers it: the heading is row 1. Of vCards the how-manieth. */
  number: z.number().int(),
  outcome: importOutcomeSchema,
  code: importCodeSchema.nullable(),
  /** What the code is about. */
  value: z.string().nullable(),
  cells: z.array(z.string()),
});
export type ImportRow = z.infer<typeof importRowSchema>;
