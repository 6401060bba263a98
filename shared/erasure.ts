import * as z from "zod";
import { plainText } from "./plainText.ts";

/** `POST /v1/erasures`: erases all mail from or to an address; `isTrial` only counts it. */
export const erasureRequestSchema = z
  .object({ address: plainText(320), isTrial: z.boolean().default(false) })
  .strict();
export type ErasureRequest = z.output<typeof erasureRequestSchema>;

/** How far an erasure has come; `id` is null for a trial. Of how many emails it is one knows while it goes on. */
export const erasureSchema = z.object({
  id: z.string().nullable(),
  state: z.enum(["trial", "running", "done"]),
  /** Emails that are still to be erased. */
  remaining: z.number().int(),
  erased: z.number().int(),
});
export type Erasure = z.infer<typeof erasureSchema>;
