import * as z from "zod";

export const associationSourceSchema = z.enum(["manual", "rule", "contact", "thread", "domain", "content"]);
export type AssociationSource = z.infer<typeof associationSourceSchema>;

/** How the person or text that a filing rests on takes part in the email. */
export const participationRoles = ["sender", "recipient", "copied", "behind", "mentioned"] as const;
export type ParticipationRole = (typeof participationRoles)[number];

/** One reason, in words that a person can check against the email. */
export const evidenceSchema = z.object({
  source: associationSourceSchema,
  /** "Ana Ruiz is a contact of Orbis Logistics" */
  text: z.string(),
  /** The address, domain or text that the reason rests on. */
  matched: z.string(),
});
export type Evidence = z.infer<typeof evidenceSchema>;

export const businessRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  domain: z.string().nullable(),
});
/** A business as far as a mark and a name need it; `domain` is its first email domain. */
export type BusinessRef = z.infer<typeof businessRefSchema>;

export const contactRefSchema = z.object({
  id: z.string(),
  name: z.string(),
  address: z.string().nullable(),
});
export type ContactRef = z.infer<typeof contactRefSchema>;

export const associationViewSchema = z.object({
  business: businessRefSchema.nullable(),
  contact: contactRefSchema.nullable(),
  isPrimary: z.boolean(),
  source: associationSourceSchema,
  /** 0 to 1; a person's decision is 1. */
  confidence: z.number(),
  evidence: z.array(evidenceSchema),
  decidedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  decidedAt: z.number(),
});
export type AssociationView = z.infer<typeof associationViewSchema>;

/** `PUT /v1/emails/:id/association`. A null business means: not with any business. */
export const associateRequestSchema = z
  .object({
    businessId: z.string().max(64).nullable(),
    contactId: z.string().max(64).nullable().optional(),
    scope: z.enum(["email", "thread"]).default("email"),
  })
  .strict();

/** The answer to every change of filing: what to send to undo it, and how many emails it touched. */
export const associationOperationSchema = z.object({ operationId: z.string(), emails: z.number().int() });
export type AssociationOperationAnswer = z.infer<typeof associationOperationSchema>;
