import { sql } from "drizzle-orm";
import type { ConversationMove } from "#shared/conversation.ts";
import type { UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";
import { visibleEmail } from "../visibleEmail.ts";

/** One of the actor's own emails. @throws AppError `email_not_found`, `forbidden` for a colleague's */
export async function ownEmail(ctx: UserContext, id: string) {
  const { email } = await visibleEmail(ctx, id);
  if (email.userId !== ctx.actor.userId)
    throw new AppError("forbidden", "Only the owner of the mailbox can change which conversation this is.");
  return email;
}

/**
 * Gives all emails of a mailbox's thread another conversation, in one batch, and keeps what was before. What the thread
 * gets later follows, since sync gives a new email the conversation of its thread.
 */
export async function moveThread(
  ctx: UserContext,
  thread: { emailProviderId: string; threadId: string },
  conversationId: string,
): Promise<ConversationMove> {
  const { organizationId, userId } = ctx.actor;
  const operationId = ctx.newId();
  const now = ctx.clock.now();
  const [emails = 0] = await writeBatch(ctx.db, [
    sql`insert into conversation_move (operation_id, organization_id, user_id, email_id, before, after, created_at)
      select ${operationId}, ${organizationId}, ${userId}, id, conversation_id, ${conversationId}, ${now}
      from email_sync where email_provider_id = ${thread.emailProviderId} and thread_id = ${thread.threadId}
        and conversation_id <> ${conversationId}`,
    sql`update email_sync set conversation_id = ${conversationId}, updated_at = ${now}
      where id in (select email_id from conversation_move where operation_id = ${operationId})`,
  ]);
  return { operationId, conversationId, emails };
}
