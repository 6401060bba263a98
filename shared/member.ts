import * as z from "zod";

const roleSchema = z.enum(["admin", "member"]);

/** `GET /v1/members`: who belongs to the organization. Times are milliseconds UTC. */
export const memberSchema = z.object({
  id: z.string(),
  email: z.string(),
  name: z.string(),
  role: roleSchema,
  /** Connected accounts; how they stand is their owner's alone. */
  accounts: z.number().int(),
  createdAt: z.number(),
});
export type Member = z.infer<typeof memberSchema>;

/** `PATCH /v1/members/:id` */
export const memberPatchSchema = z.object({ role: roleSchema }).strict();
