import * as z from "zod";

/** `POST /v1/invitations`: whoever signs in first with this confirmed address joins the organization. */
export const invitationCreateSchema = z
  .object({
    email: z
      .email()
      .max(320)
      .transform((email) => email.toLowerCase()),
    role: z.enum(["admin", "member"]).default("member"),
  })
  .strict();

/** `GET /v1/invitations`: the open ones. Times are milliseconds UTC. */
export const invitationSchema = z.object({
  id: z.string(),
  email: z.string(),
  role: z.enum(["admin", "member"]),
  expiresAt: z.number(),
  createdAt: z.number(),
});
export type Invitation = z.infer<typeof invitationSchema>;
