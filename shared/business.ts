import * as z from "zod";
import { businessRefSchema } from "./association.ts";
import { identifierKinds } from "./identifierKind.ts";

export type IdentifierKind = (typeof identifierKinds)[number];

/** A second name, web page, phone number, reference number or postal address, as a person writes it. */
const identifierSchema = z.object({
  kind: z.enum(identifierKinds),
  value: z.string().trim().min(1).max(500),
});
export type BusinessIdentifier = z.infer<typeof identifierSchema>;

const name = z.string().trim().min(1).max(200);

export const businessSchema = z.object({
  id: z.string(),
  name: z.string(),
  notes: z.string(),
  domains: z.array(z.object({ id: z.string(), domain: z.string() })),
  /** What else tells it in the text of an email. */
  identifiers: z.array(identifierSchema),
  contactCount: z.number(),
  /** Emails of this business that the asking user may see. */
  emailCount: z.number(),
  lastEmailAt: z.number().nullable(),
  createdAt: z.number(),
});
export type Business = z.infer<typeof businessSchema>;

/** `GET /v1/businesses`: newest activity first, or by how well they match `q`. */
export const businessListQuerySchema = z.object({
  q: z.string().trim().max(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});
export type BusinessListQuery = z.infer<typeof businessListQuerySchema>;

export const businessCreateSchema = z
  .object({
    name,
    domains: z.array(z.string().max(253)).max(50).default([]),
    notes: z.string().max(10_000).default(""),
  })
  .strict();

/** `identifiers` take the place of all that were there. */
export const businessPatchSchema = z
  .object({ name, notes: z.string().max(10_000), identifiers: z.array(identifierSchema).max(100) })
  .partial()
  .strict();
export type BusinessPatch = z.infer<typeof businessPatchSchema>;

/**
 * `POST /v1/businesses/:id/domains`. `isConfirmed`: an administrator wants it although strangers share it, or it looks
 * like another.
 */
export const domainCreateSchema = z
  .object({ domain: z.string().min(1).max(253), isConfirmed: z.boolean().default(false) })
  .strict();

/** `POST /v1/businesses/:id/move` */
export const businessMoveSchema = z.object({ toId: z.string().min(1).max(64) }).strict();

/** `POST /v1/businesses/:id/merge`. Without `isConfirmed` it is refused, saying what would move. */
export const businessMergeSchema = z
  .object({ intoId: z.string().min(1).max(64), isConfirmed: z.boolean().default(false) })
  .strict();

/** `POST /v1/businesses/:id/split` */
export const businessSplitSchema = z.object({ domainId: z.string().min(1).max(64), name }).strict();

/**
 * The answer to what is done to a whole business: the one that is left, or new. `GET /v1/associations/:operationId`
 * says how far it is.
 */
export const businessOperationSchema = z.object({ operationId: z.string(), business: businessSchema });
export type BusinessOperation = z.infer<typeof businessOperationSchema>;

export const contactSchema = z.object({
  id: z.string(),
  name: z.string(),
  business: businessRefSchema.nullable(),
  addresses: z.array(z.object({ id: z.string(), address: z.string() })),
  lastEmailAt: z.number().nullable(),
  createdAt: z.number(),
});
export type Contact = z.infer<typeof contactSchema>;

export const contactCreateSchema = z
  .object({
    name,
    businessId: z.string().max(64).nullable().default(null),
    addresses: z.array(z.string().max(320)).max(50).default([]),
  })
  .strict();

export const contactPatchSchema = z
  .object({
    name,
    businessId: z.string().max(64).nullable(),
    addresses: z.array(z.string().max(320)).max(50),
  })
  .partial()
  .strict();
export type ContactPatch = z.infer<typeof contactPatchSchema>;

export const contactListQuerySchema = businessListQuerySchema.extend({
  businessId: z.string().max(64).optional(),
});
