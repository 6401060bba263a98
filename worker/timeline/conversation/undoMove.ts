import { sql } from "drizzle-orm";
import * as z from "zod";
import type { ConversationMove } from "#shared/conversation.ts";
import type { UserContext } from "../../context.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";

const moveRows = z.array(z.object({ before: z.string(), after: z.string() }));

/**
 * Puts a thread back into the conversation that it had, with what it got since. A second undo finds nothing to undo;
 * what was moved anew since stays there.
 * @throws AppError `operation_not_found`, also for a colleague's
 */
export async function undoMove(ctx: UserContext, operationId: string): Promise<ConversationMove> {
  const { organizationId, userId } = ctx.actor;
  const own = sql`m.operation_id = ${operationId} and m.organization_id = ${organizationId} and m.user_id = ${userId}`;
  const [move] = moveRows.parse(
    await ctx.db.all(sql`select m.before, m.after from conversation_move m where ${own} limit 1`),
  );
  if (!move) throw new AppError("operation_not_found", "There is nothing to undo here any more.");
  const threads = sql`select moved.email_provider_id, moved.thread_id from conversation_move m
    join email_sync moved on moved.id = m.email_id where ${own}`;
  const [emails = 0] = await writeBatch(ctx.db, [
    sql`update email_sync set conversation_id = ${move.before}, updated_at = ${ctx.clock.now()}
      where conversation_id = ${move.after} and (email_provider_id, thread_id) in (${threads})`,
    sql`delete from conversation_move where operation_id = ${operationId} and user_id = ${userId}`,
  ]);
  return { operationId, conversationId: move.before, emails };
}
