import { inArray, sql } from "drizzle-orm";
import type { Context } from "./context.ts";
import { outbox } from "./db/schema/tables.ts";
import { reasonOf } from "./log.ts";
import { type QueueMessage, queueMessageSchema } from "./queue.ts";

/** Milliseconds before the sweep sends what whoever wrote it has not, and before it tries again. */
const sweptAfter = 60_000;
/** Messages that one sweep sends. */
const sweepLimit = 100;
/** What cannot be opened, or read by this version, waits so long for one that can. */
const keptUnread = 7 * 86_400_000;

type Outside = Pick<Context, "db" | "clock" | "queue" | "log" | "vault" | "newId">;

/** Messages that a change owes the queue. */
export interface Owed {
  /** For the change's own batch: none where nothing is owed. */
  statements: ReturnType<typeof insertion>[];
  /** To be called once that batch is committed. Never throws: what the queue does not take now, the sweep sends. */
  send(): Promise<void>;
}

/**
 * Makes messages as durable as the change that asks for them: neither a queue out of reach nor a death behind the
 * commit loses them. One may be sent twice, as every message may arrive twice.
 */
export async function owe(ctx: Outside, messages: QueueMessage[]): Promise<Owed> {
  const now = ctx.clock.now();
  const rows = await Promise.all(
    messages.map(async (message) => {
      const id = ctx.newId();
      const sealed = await ctx.vault.seal(JSON.stringify(message), id);
      return {
        id,
        organizationId: message.organizationId,
        sealed,
        dueAt: now + sweptAfter,
        createdAt: now,
      };
    }),
  );
  return {
    statements: rows.length === 0 ? [] : [insertion(ctx, rows)],
    async send() {
      if (rows.length === 0) return;
      try {
        await ctx.queue.send(messages);
        await settle(
          ctx,
          rows.map(({ id }) => id),
        );
      } catch (error) {
        ctx.log.warn("message_owed", { messages: rows.length, reason: reasonOf(error) });
      }
    },
  };
}

function insertion(ctx: Outside, rows: (typeof outbox.$inferInsert)[]) {
  return ctx.db.insert(outbox).values(rows);
}

async function settle(ctx: Outside, ids: string[]): Promise<void> {
  await ctx.db.delete(outbox).where(inArray(outbox.id, ids));
}

/**
 * Sends what is still owed. Claimed by one conditional update, so that two ticks at once do not send it twice.
 * @returns how many were sent.
 */
export async function sweepOutbox(ctx: Outside): Promise<number> {
  const now = ctx.clock.now();
  const claimed = await ctx.db
    .update(outbox)
    .set({ dueAt: now + sweptAfter })
    .where(
      sql`${outbox.dueAt} <= ${now} and ${outbox.id} in
        (select id from outbox where due_at <= ${now} order by due_at limit ${sweepLimit})`,
    )
    .returning();
  const read = await Promise.all(claimed.map(async (row) => ({ row, message: await readOwed(ctx, row) })));
  const sendable = read.flatMap(({ message }) => message ?? []);
  await ctx.queue.send(sendable);
  const over = read.filter(({ row, message }) => message !== null || row.createdAt < now - keptUnread);
  if (over.length > sendable.length)
    ctx.log.error("owed_message_dropped", { messages: over.length - sendable.length });
  if (over.length > 0)
    await settle(
      ctx,
      over.map(({ row }) => row.id),
    );
  return sendable.length;
}

async function readOwed(ctx: Outside, row: typeof outbox.$inferSelect): Promise<QueueMessage | null> {
  try {
    return queueMessageSchema.parse(JSON.parse(await ctx.vault.open(row.sealed, row.id)));
  } catch (error) {
    ctx.log.warn("owed_message_closed", { id: row.id, reason: reasonOf(error) });
    return null;
  }
}
