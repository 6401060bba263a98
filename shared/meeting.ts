import * as z from "zod";
import { addressSchema } from "./address.ts";

/** A moment of a meeting. */
const meetingTimeSchema = z.object({
  /** Milliseconds UTC; null for a whole day, and where the mail does not say in which time zone it is. */
  at: z.number().nullable(),
  /** As its sender reads it on the clock: `2026-11-24T10:00`, or `2026-11-24` for a whole day. */
  local: z.string(),
  /** The zone as the mail names it; null where it names none. */
  timeZone: z.string().nullable(),
});
export type MeetingTime = z.infer<typeof meetingTimeSchema>;

const attendeeSchema = addressSchema.extend({
  status: z.enum(["accepted", "declined", "tentative", "waiting"]),
  isOptional: z.boolean(),
});
export type Attendee = z.infer<typeof attendeeSchema>;

/** A calendar invitation inside an email (RFC 5545, RFC 5546). */
export const meetingSchema = z.object({
  /** What the mail does: invite, call off, answer, propose another time, or tell of a meeting. */
  method: z.enum(["invite", "cancel", "answer", "propose", "tell"]),
  title: z.string(),
  start: meetingTimeSchema.nullable(),
  /** When it ends; of whole days the last one. */
  end: meetingTimeSchema.nullable(),
  /** How often it comes again, and how often at most; null for once. */
  repeats: z
    .object({
      every: z.enum(["day", "week", "month", "year", "other"]),
      interval: z.number(),
      count: z.number().nullable(),
      until: z.string().nullable(),
    })
    .nullable(),
  place: z.string(),
  description: z.string(),
  organizer: addressSchema.nullable(),
  attendees: z.array(attendeeSchema),
  /** It changes one that was sent before. */
  isUpdate: z.boolean(),
});
export type Meeting = z.infer<typeof meetingSchema>;
