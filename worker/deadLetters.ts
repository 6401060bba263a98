import { asc, eq, lte, sql } from "drizzle-orm";
import { base64url } from "jose";
import * as z from "zod";
import type { Context } from "./context.ts";
import { deadLetter } from "./db/schema/tables.ts";
import { reasonOf } from "./log.ts";
import { queueMessageSchema } from "./queue.ts";

/** Rows that are kept; beyond them the oldest go. */
const keptLetters = 1_000;
/** Letters that one sweep sends again. */
const sweepLimit = 50;
/** Rounds through the dead-letter queue after which the work is given up. */
const lastRound = 8;
const minute = 60_000;

/** From five minutes, doubling, to twelve hours. */
const pauseAfter = (round: number) => Math.min(12 * 60 * minute, 5 * minute * 2 ** (round - 1));

const roundsSchema = z.object({ rounds: z.number().int().nonnegative() });
const namesSchema = z.object({
  organizationId: z.string().optional(),
  emailProviderId: z.string().optional(),
});

/**
 * Records a message that failed every attempt, or that nobody can read. Its text is sealed: the table shows ids and
 * codes only. The same work is one row, so a delivery that comes twice changes nothing.
 */
export async function recordDeadLetter(ctx: Context, body: unknown): Promise<void> {
  const rounds = (roundsSchema.safeParse(body).data?.rounds ?? 0) + 1;
  const parsed = queueMessageSchema.safeParse(body);
  const type = parsed.success ? parsed.data.type : "unknown";
  const { organizationId = null, emailProviderId = null } = namesSchema.safeParse(body).data ?? {};
  if (rounds > lastRound) {
    ctx.log.error("dead_letter_dropped", { type, emailProviderId, rounds });
    return;
  }
  const text = JSON.stringify({ ...(typeof body === "object" ? body : { body }), rounds: undefined });
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  const id = base64url.encode(new Uint8Array(digest));
  const now = ctx.clock.now();
  const row = { rounds, nextTryAt: now + pauseAfter(rounds), updatedAt: now };
  const sealed = await ctx.vault.seal(text, id);
  await ctx.db.batch([
    ctx.db
      .insert(deadLetter)
      .values({ id, type, organizationId, emailProviderId, sealed, createdAt: now, ...row })
      .onConflictDoUpdate({
        target: deadLetter.id,
        set: row,
        setWhere: sql`${deadLetter.rounds} < ${rounds}`,
      }),
    ctx.db
      .delete(deadLetter)
      .where(
        sql`${deadLetter.id} in (select id from dead_letter order by updated_at desc limit -1 offset ${keptLetters})`,
      ),
  ]);
  ctx.log.error("dead_letter", { type, emailProviderId, rounds });
}

/**
 * Sends letters whose time has come again, and takes them out: what fails once more comes back with one round more.
 * One that this version cannot read, or open, waits for one that can, and is dropped after its rounds.
 * @returns how many were sent.
 */
export async function sweepDeadLetters(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const due = await ctx.db
    .select()
    .from(deadLetter)
    .where(lte(deadLetter.nextTryAt, now))
    .orderBy(asc(deadLetter.nextTryAt))
    .limit(sweepLimit);
  let sent = 0;
  for (const letter of due) {
    const message = await readLetter(ctx, letter);
    if (message !== null) {
      await ctx.queue.send([{ ...message, rounds: letter.rounds }]);
      await ctx.db.delete(deadLetter).where(eq(deadLetter.id, letter.id));
      sent += 1;
    } else if (letter.rounds >= lastRound) {
      ctx.log.error("dead_letter_dropped", { type: letter.type, rounds: letter.rounds });
      await ctx.db.delete(deadLetter).where(eq(deadLetter.id, letter.id));
    } else {
      const rounds = letter.rounds + 1;
      const set = { rounds, nextTryAt: now + pauseAfter(rounds), updatedAt: now };
      await ctx.db.update(deadLetter).set(set).where(eq(deadLetter.id, letter.id));
    }
  }
  return sent;
}

async function readLetter(ctx: Context, letter: typeof deadLetter.$inferSelect) {
  try {
    const parsed = queueMessageSchema.safeParse(JSON.parse(await ctx.vault.open(letter.sealed, letter.id)));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    ctx.log.warn("dead_letter_closed", { type: letter.type, reason: reasonOf(error) });
    return null;
  }
}
