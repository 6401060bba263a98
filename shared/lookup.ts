import * as z from "zod";
import { associationViewSchema, businessRefSchema, contactRefSchema, evidenceSchema } from "./association.ts";
import { plainText } from "./plainText.ts";
import { timelineItemSchema } from "./timeline.ts";

/**
 * `GET /v1/lookup`: all that the sidebar shows beside an open email, in one round trip. The thread is the provider's
 * id as the page has it; `account` says whose mailbox is on screen; `addresses` (comma-separated) help for mail that
 * is not synced yet.
 */
export const lookupQuerySchema = z.object({
  provider: z.enum(["google", "microsoft"]),
  account: plainText(320).optional(),
  threadId: plainText(512).optional(),
  messageId: plainText(512).optional(),
  addresses: plainText(20_000).optional(),
});
export type LookupQuery = z.infer<typeof lookupQuerySchema>;

export const lookupAnswerSchema = z.object({
  /**
   * `found`: the open conversation is synced. `not_synced`: it is not here (yet); what the addresses tell is below.
   * `account_unknown`: the mailbox on screen is not connected, or several could be meant; then nothing is filed.
   */
  state: z.enum(["found", "not_synced", "account_unknown"]),
  emailProviderId: z.string().nullable(),
  accountEmail: z.string().nullable(),
  /** The email that a tag would apply to: the newest of the conversation in this mailbox. */
  emailId: z.string().nullable(),
  conversationId: z.string().nullable(),
  /** Emails of the conversation in this mailbox. */
  threadCount: z.number().int(),
  associations: z.array(associationViewSchema),
  /** Who the conversation is with, and who of them is a known contact. */
  people: z.array(
    z.object({
      name: z.string(),
      address: z.string(),
      isOwn: z.boolean(),
      contact: contactRefSchema.nullable(),
      business: businessRefSchema.nullable(),
    }),
  ),
  /** Businesses that would fit, best first, where the email is not filed. */
  suggestions: z.array(
    z.object({
      business: businessRefSchema,
      reason: z.string(),
      /** All that speaks for it, the reason first; only where the engine proposes it. */
      evidence: z.array(evidenceSchema).optional(),
    }),
  ),
  /** A new business that the addresses suggest: its domain and a name made from it. */
  proposed: z.object({ name: z.string(), domain: z.string() }).nullable(),
  contactCount: z.number().int(),
  emailCount: z.number().int(),
  /** The newest conversations of the primary business. */
  timeline: z.array(timelineItemSchema),
});
export type LookupAnswer = z.infer<typeof lookupAnswerSchema>;
