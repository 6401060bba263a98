import type { ConversationMove } from "#shared/conversation.ts";
import type { UserContext } from "../../context.ts";
import { moveThread, ownEmail } from "./moveThread.ts";

/**
 * Takes the thread of an own email out of a conversation that it does not belong to. Colleagues' threads stay where they
 * are. @throws AppError `email_not_found`, `forbidden`
 */
export async function separateThread(
  ctx: UserContext,
  { emailId }: { emailId: string },
): Promise<ConversationMove> {
  return moveThread(ctx, await ownEmail(ctx, emailId), ctx.newId());
}
