import { sql } from "drizzle-orm";
import * as z from "zod";
import { addressSchema } from "#shared/address.ts";
import type { Context } from "../../context.ts";
import { storedFlag, storedJson } from "../../timeline/storedJson.ts";
import { suggest } from "./suggest.ts";

/** Emails that one step looks at, and steps of one tick: what is more waits for the next. */
const stepSize = 500;
const mostSteps = 8;
/** Ids are given before the batch that stores them: one that is younger may still have older ones coming. */
const settled = 120_000;

const text = z.string();
const seenRows = z.array(
  z.object({
    id: text,
    organizationId: text,
    userId: text,
    direction: z.enum(["inbound", "outbound", "internal"]),
    isAutomated: storedFlag,
    sentAt: z.number(),
    createdAt: z.number(),
    from: storedJson(addressSchema).nullable(),
    to: storedJson(z.array(addressSchema)),
  }),
);
const cursorRow = z.array(z.object({ position: text }));

/**
 * Looks for suggestions in the emails that were stored since the last time, in the order of their ids. It stops where
 * it was when it dies, and two at once find the same.
 */
export async function sweepSuggestions(ctx: Pick<Context, "db" | "clock" | "newId">): Promise<void> {
  for (let steps = 0; steps < mostSteps; steps += 1) if (!(await sweepStep(ctx))) return;
}

/** @returns whether there may be more. */
async function sweepStep(ctx: Pick<Context, "db" | "clock" | "newId">): Promise<boolean> {
  const [cursor] = cursorRow.parse(
    await ctx.db.all(sql`select position from suggestion_cursor where name = 'emails'`),
  );
  const rows = seenRows.parse(
    await ctx.db.all(sql`select id, organization_id as organizationId, user_id as userId, direction,
        is_automated as isAutomated, sent_at as sentAt, created_at as createdAt, "from", "to"
      from email_sync where id > ${cursor?.position ?? ""} order by id limit ${stepSize}`),
  );
  const now = ctx.clock.now();
  const young = rows.findIndex((row) => row.createdAt > now - settled);
  const seen = young < 0 ? rows : rows.slice(0, young);
  const position = seen.at(-1)?.id;
  if (position === undefined) return false;
  await suggest(ctx, seen, [
    sql`insert into suggestion_cursor (name, position, updated_at) values ('emails', ${position}, ${now})
      on conflict (name) do update set position = excluded.position, updated_at = excluded.updated_at
      where excluded.position > suggestion_cursor.position`,
  ]);
  return seen.length === stepSize;
}
