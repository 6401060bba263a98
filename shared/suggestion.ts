import * as z from "zod";
import { addressSchema } from "./address.ts";
import { businessRefSchema } from "./association.ts";

const about = { id: z.string(), emailId: z.string(), lastEmailAt: z.number() };

/**
 * `GET /v1/suggestions`: what needs a person. Of the asking user's own mail only, since that may be unfiled. `emailId`
 * is the newest email that it rests on.
 */
export const suggestionSchema = z.discriminatedUnion("kind", [
  /** A domain with which there is real two-way correspondence, and no business. */
  z.object({ kind: z.literal("business"), ...about, name: z.string(), domain: z.string() }),
  /** Somebody with whom there is, and who is no contact; `business` is what their domain tells. */
  z.object({
    kind: z.literal("contact"),
    ...about,
    name: z.string(),
    address: z.string(),
    business: businessRefSchema.nullable(),
  }),
  /** An email that may belong to several businesses, best first. Its id is the email's. */
  z.object({
    kind: z.literal("email"),
    ...about,
    subject: z.string(),
    from: addressSchema.nullable(),
    choices: z.array(z.object({ business: businessRefSchema, reason: z.string() })),
  }),
]);
export type Suggestion = z.infer<typeof suggestionSchema>;

/** Businesses and contacts are one list, newest correspondence first; emails another. */
export const suggestionListQuerySchema = z.object({
  kind: z.enum(["business", "contact", "email"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(1000).optional(),
});
export type SuggestionListQuery = z.infer<typeof suggestionListQuerySchema>;

/** `POST /v1/suggestions/:id/accept` */
export const suggestionAcceptSchema = z
  .object({
    /** In place of the proposed name. */
    name: z.string().trim().min(1).max(200).optional(),
    /** For a contact: its business (null: none), in place of the proposed one. For an email: where it belongs. */
    businessId: z.string().max(64).nullable().optional(),
  })
  .strict();

/** What became of an accepted one: the business, contact or email, and how to undo the filing of an email. */
export const suggestionAcceptedSchema = z.object({
  id: z.string(),
  businessId: z.string().nullable(),
  contactId: z.string().nullable(),
  operationId: z.string().nullable(),
});
export type SuggestionAccepted = z.infer<typeof suggestionAcceptedSchema>;

/** `POST /v1/suggestions/accept`, `POST /v1/suggestions/dismiss` */
export const suggestionIdsSchema = z
  .object({ ids: z.array(z.string().min(1).max(64)).min(1).max(50) })
  .strict();

/** What became of each; `code` says why one was not accepted. */
export const suggestionsAcceptedSchema = z.object({
  items: z.array(z.object({ id: z.string(), code: z.string().nullable() })),
});
