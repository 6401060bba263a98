import * as z from "zod";

/** How often the message has gone through the dead-letter queue; absent for most. */
const rounds = z.number().int().optional();

/** What the queue carries. Every message may arrive twice, late, or out of order. */
export const queueMessageSchema = z.discriminatedUnion("type", [
  /** One slice of sync work on one mailbox. */
  z.object({ type: z.literal("slice"), rounds, organizationId: z.string(), emailProviderId: z.string() }),
  /** Opening, renewing or replacing the push channel of one mailbox. */
  z.object({
    type: z.literal("push"),
    rounds,
    /** `recreate`: the provider said that the channel has ended. */
    action: z.enum(["renew", "recreate"]),
    organizationId: z.string(),
    emailProviderId: z.string(),
    /** `push_due_at` as whoever sent this left it: who finds it so may act, once. */
    claim: z.number(),
  }),
  /** One bounded step of filing anew what a changed business, domain, contact or address concerns. */
  z.object({
    type: z.literal("reassociate"),
    rounds,
    organizationId: z.string(),
    addresses: z.array(z.string()),
    domains: z.array(z.string()),
    /** The email id to continue after. */
    after: z.string().nullable(),
  }),
  /**
   * One bounded step of filing anew what speaks of a business: emails with one of these phrases in their text, or those
   * that lie with a business by their text.
   */
  z.object({
    type: z.literal("reassociate_text"),
    rounds,
    organizationId: z.string(),
    phrases: z.array(z.string()),
    businessId: z.string().nullable(),
    /** The position to continue after; empty text at the beginning. */
    after: z.string(),
  }),
  /** Bounded steps of something large that a person did to the filing of emails; the row says how far it is. */
  z.object({ type: z.literal("operation"), rounds, organizationId: z.string(), operationId: z.string() }),
  /** Bounded steps of checking, or entering, an imported file. */
  z.object({ type: z.literal("import"), rounds, organizationId: z.string(), importId: z.string() }),
  /** One bounded step of removing the emails of a folder that its user left out. */
  z.object({
    type: z.literal("remove_folder"),
    rounds,
    organizationId: z.string(),
    emailProviderId: z.string(),
    folderId: z.string(),
  }),
  /** One bounded step of removing the texts of a mailbox that is to keep none; continues after a provider id. */
  z.object({
    type: z.literal("drop_text"),
    rounds,
    organizationId: z.string(),
    emailProviderId: z.string(),
    after: z.string(),
  }),
  /** One bounded step of letting go the files that an organization is to keep no longer. */
  z.object({ type: z.literal("drop_kept"), rounds, organizationId: z.string() }),
  /** One bounded step of erasing a person's mail. */
  z.object({ type: z.literal("erase"), rounds, organizationId: z.string(), erasureId: z.string() }),
  /** One bounded step of removing what a disconnected mailbox left. */
  z.object({ type: z.literal("purge"), rounds, organizationId: z.string(), emailProviderId: z.string() }),
]);
export type QueueMessage = z.infer<typeof queueMessageSchema>;

/** Sends work to the queue. At most 100 messages go in one call of the platform; this port takes any number. */
export interface WorkQueue {
  send(messages: QueueMessage[], options?: { delaySeconds?: number }): Promise<void>;
}
