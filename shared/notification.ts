import * as z from "zod";

/** `GET /v1/notifications`: what a user should know or do, newest first. */
export const notificationSchema = z.object({
  id: z.string(),
  kind: z.enum(["reconnect_required", "permission_missing", "sync_failing", "audit_gap", "push_lapsed"]),
  emailProviderId: z.string().nullable(),
  accountEmail: z.string().nullable(),
  message: z.string(),
  action: z.enum(["reconnect", "wait", "contact_admin"]).nullable(),
  readAt: z.number().nullable(),
  createdAt: z.number(),
});
export type Notification = z.infer<typeof notificationSchema>;
