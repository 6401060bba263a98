import * as z from "zod";
import { addressSchema } from "./address.ts";

/**
 * `GET /v1/businesses/:id/activity`: the last half year with a business at a glance, of what the asking user may see.
 * Each message counts once, in however many mailboxes it lies. Times are milliseconds UTC.
 */
export const activitySchema = z.object({
  /** Weeks of seven days up to now, the oldest first; those without mail too. */
  weeks: z.array(z.object({ startsAt: z.number(), inbound: z.number(), outbound: z.number() })),
  /** Null where there was none in the half year. */
  lastInboundAt: z.number().nullable(),
  lastOutboundAt: z.number().nullable(),
  /** Conversations in which the last word is theirs: how many, and the latest of them. */
  unanswered: z.object({
    count: z.number(),
    latest: z.array(
      z.object({
        emailId: z.string(),
        conversationId: z.string(),
        from: addressSchema.nullable(),
        /** Null where its mailbox does not share it. */
        subject: z.string().nullable(),
        sentAt: z.number(),
      }),
    ),
  }),
  /** What came since this user last looked, from others; null before the first look. */
  sinceLastLook: z
    .object({
      at: z.number(),
      /** Emails that only mailboxes of colleagues hold. */
      emails: z.number(),
      /** Attachments in those. */
      files: z.number(),
      /** Contacts that colleagues, or the sync, added. */
      contacts: z.number(),
    })
    .nullable(),
});
export type Activity = z.infer<typeof activitySchema>;
