import * as z from "zod";

/**
 * Somebody who stands behind an email, as its headers or its text tell. `sender`: wrote it, before a group, a list or a
 * service put its own address into From. `forwarded`: wrote the mail that is passed on, or was written to in it.
 * `failed`: whom a bounced mail did not reach.
 */
export const behindPersonSchema = z.object({
  role: z.enum(["sender", "forwarded", "failed"]),
  name: z.string(),
  address: z.string(),
});
/** People who are kept of one email. */
export const mostBehind = 8;
export type BehindPerson = z.infer<typeof behindPersonSchema>;
