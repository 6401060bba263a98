import * as z from "zod";

/** A mailbox address as a header shows it: RFC 5322 `display-name <addr-spec>`. */
export const addressSchema = z.object({
  name: z.string(),
  /** Lower-case. Not always a valid address: mail holds what its sender wrote. */
  address: z.string(),
});
export type Address = z.infer<typeof addressSchema>;
