import * as z from "zod";
import { emailChoice, isOneChoice } from "./removal.ts";

/** `PATCH /v1/emails`: read and star of up to 100 emails of one's own, or of one's own of a conversation. */
export const emailsPatchSchema = z
  .object({ ...emailChoice, isRead: z.boolean().optional(), isStarred: z.boolean().optional() })
  .strict()
  .refine(isOneChoice, "Say ids or conversationId.")
  .refine(
    ({ isRead, isStarred }) => isRead !== undefined || isStarred !== undefined,
    "Say isRead, isStarred or both.",
  );
export type EmailsPatch = z.infer<typeof emailsPatchSchema>;

/** What became of each: changed at the provider and here, or refused and as it was, with the reason for people. */
export const emailsPatchAnswerSchema = z.object({
  changed: z.array(z.string()),
  refused: z.array(z.object({ id: z.string(), code: z.string(), message: z.string() })),
});
export type EmailsPatchAnswer = z.infer<typeof emailsPatchAnswerSchema>;
