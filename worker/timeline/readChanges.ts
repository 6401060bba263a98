import { sql } from "drizzle-orm";
import * as z from "zod";
import type { Changes } from "#shared/changes.ts";
import type { UserContext } from "../context.ts";

/**
 * Whether anything changed in what the actor sees: two counters that triggers keep, read by their key. Asked every few
 * seconds by the background of the extension while a surface is on screen, it costs one round trip of two rows, where an
 * event stream would keep a connection per tab open, need a place where all isolates meet (the Worker has none but the
 * database), and end each time the browser lets the extension's background rest.
 */
export async function readChanges({ db, actor }: UserContext): Promise<Changes> {
  const rows = z.array(z.object({ user_id: z.string(), changes: z.number() })).parse(
    await db.all(sql`select user_id, changes from change_count
      where organization_id = ${actor.organizationId} and user_id in ('', ${actor.userId})`),
  );
  const count = (userId: string) => rows.find((row) => row.user_id === userId)?.changes ?? 0;
  return { version: `${count(actor.userId)}.${count("")}` };
}
