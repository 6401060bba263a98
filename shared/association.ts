import * as z from "zod";
import { addressSchema } from "./address.ts";

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
  /** How it takes part, where the email is with several; null where a person said nothing of it. */
  role: z.enum(participationRoles).nullable().default(null),
  source: associationSourceSchema,
  /** 0 to 1; a person's decision is 1. */
  confidence: z.number(),
  evidence: z.array(evidenceSchema),
  decidedBy: z.object({ id: z.string(), name: z.string() }).nullable(),
  decidedAt: z.number(),
});
export type AssociationView = z.infer<typeof associationViewSchema>;

const association = {
  businessId: z.string().max(64).nullable(),
  contactId: z.string().max(64).nullable().optional(),
  /** With `businessId` null: only out of this one business. */
  notBusinessId: z.string().min(1).max(64).optional(),
  /** `address`, `domain`: everything of whom the email is with, past and future. */
  scope: z.enum(["email", "thread", "address", "domain"]).default("email"),
  /** Which address or domain of the email. Left out: of who wrote it, or of whom we wrote to first. */
  value: z.string().max(320).optional(),
  /**
   * Beside the businesses that the email is with already: as the main one, or as a further one. Left out: in place of
   * the main one. Of an email or a conversation only.
   */
  beside: z.enum(["primary", "further"]).optional(),
  /**
   * The newest `decidedAt` that the person saw, 0 for none: what a colleague decided later stands, and this is refused
   * with `decided_meanwhile`. Left out: this is said whatever was decided.
   */
  seenUntil: z.number().int().nonnegative().optional(),
};
interface Said {
  businessId: string | null;
  notBusinessId?: string | undefined;
  scope: "email" | "thread" | "address" | "domain";
  beside?: "primary" | "further" | undefined;
}
const saysOneThing = ({ businessId, notBusinessId, scope, beside }: Said) =>
  (notBusinessId === undefined || businessId === null) &&
  (beside === undefined || (businessId !== null && (scope === "email" || scope === "thread")));
const oneThing = { path: ["businessId"], message: "Say where it belongs, or where not." };

/** `PUT /v1/emails/:id/association`. A null business means: not with any business. */
export const associateRequestSchema = z.object(association).strict().refine(saysOneThing, oneThing);

/** `POST /v1/associations/preview` */
export const associationPreviewRequestSchema = z
  .object({ emailId: z.string().min(1).max(64), ...association })
  .strict()
  .refine(saysOneThing, oneThing);
export type AssociationPreviewRequest = z.output<typeof associationPreviewRequestSchema>;

/** What an association would change. Emails that were removed from the timeline are not counted. */
export const associationPreviewSchema = z.object({
  scope: z.enum(["email", "thread", "address", "domain"]),
  /** The address or domain it is about; null for an email or a conversation. */
  value: z.string().nullable(),
  /** Whom the conversation, address or domain is with so far by a learned rule. */
  rule: businessRefSchema.nullable(),
  emails: z.number().int(),
  /** There are more emails than are counted here. */
  isMore: z.boolean(),
  /** Where somebody put them, and where they stay. */
  stay: z.number().int(),
  /** There already. */
  already: z.number().int(),
  /** Filed elsewhere now. */
  moving: z.number().int(),
  /** Not filed now. */
  unfiled: z.number().int(),
  /** How many of the emails are colleagues' that the asking user may not see. */
  others: z.number().int(),
  /** The newest that would change, as far as the asking user may see them. */
  examples: z.array(
    z.object({
      emailId: z.string(),
      from: addressSchema.nullable(),
      subject: z.string().nullable(),
      sentAt: z.number(),
      business: businessRefSchema.nullable(),
    }),
  ),
});
export type AssociationPreview = z.infer<typeof associationPreviewSchema>;

/**
 * The answer to every change of filing: what to send to undo it, and how many emails it touched so far. `running`: more
 * follow in the background; `GET /v1/associations/:operationId` says how far it is.
 */
export const associationOperationSchema = z.object({
  operationId: z.string(),
  emails: z.number().int(),
  state: z.enum(["running", "done", "undoing", "undone"]),
});
export type AssociationOperationAnswer = z.infer<typeof associationOperationSchema>;

/** `GET /v1/associations/:operationId` */
export const operationProgressSchema = z.object({
  operationId: z.string(),
  kind: z.enum(["emails", "rule", "move", "merge", "split", "delete", "engine"]),
  state: z.enum(["running", "done", "undoing", "undone"]),
  /** Emails gone through, of those that there were at the start: more may have come since. */
  done: z.number().int(),
  total: z.number().int(),
  canUndo: z.boolean(),
  createdAt: z.number(),
});
export type OperationProgress = z.infer<typeof operationProgressSchema>;
