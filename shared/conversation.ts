import * as z from "zod";
import { plainText } from "./plainText.ts";

const emailId = plainText(64);

/** `POST /v1/conversations/separate`: the thread of an own email becomes a conversation of its own. */
export const separateRequestSchema = z.object({ emailId }).strict();

/** `POST /v1/conversations/join`: the thread of an own email becomes part of another email's conversation. */
export const joinRequestSchema = z.object({ emailId, intoEmailId: emailId }).strict();

/** What both answer, and `POST /v1/conversations/:operationId/undo`. `emails` counts what changed its conversation. */
export const conversationMoveSchema = z.object({
  operationId: z.string(),
  conversationId: z.string(),
  emails: z.number().int(),
});
export type ConversationMove = z.infer<typeof conversationMoveSchema>;
