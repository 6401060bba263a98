import * as z from "zod";
import { plainText } from "./plainText.ts";

/** Emails by their ids, or all of a conversation: exactly one of the two. */
export const emailChoice = {
  ids: z.array(plainText(64)).min(1).max(100).optional(),
  conversationId: plainText(128).optional(),
};

export function isOneChoice(choice: {
  ids?: string[] | undefined;
  conversationId?: string | undefined;
}): boolean {
  return (choice.ids === undefined) !== (choice.conversationId === undefined);
}

/** `POST /v1/removals` */
export const removalRequestSchema = z
  .object(emailChoice)
  .strict()
  .refine(isOneChoice, "Say ids or conversationId.");
export type RemovalRequest = z.infer<typeof removalRequestSchema>;

/** `POST /v1/removals`, and `POST /v1/removals/:operationId/undo`: how many emails went, or came back. */
export const removalAnswerSchema = z.object({ operationId: z.string(), emails: z.number().int() });
export type RemovalAnswer = z.infer<typeof removalAnswerSchema>;
