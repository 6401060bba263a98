import type { ConversationMove } from "#shared/conversation.ts";
import type { UserContext } from "../../context.ts";
import { visibleEmail } from "../visibleEmail.ts";
import { moveThread, ownEmail } from "./moveThread.ts";

/**
 * Puts the thread of an own email into the conversation of another one that the actor may see. Joining what is joined
 * changes nothing. @throws AppError `email_not_found`, `forbidden`
 */
export async function joinThread(
  ctx: UserContext,
  { emailId, intoEmailId }: { emailId: string; intoEmailId: string },
): Promise<ConversationMove> {
  const email = await ownEmail(ctx, emailId);
  const { email: into } = await visibleEmail(ctx, intoEmailId);
  return moveThread(ctx, email, into.conversationId);
}
