import { sql } from "drizzle-orm";
import * as z from "zod";
import { fileAgain, readSubjects } from "../fileAgain.ts";
import { findForwarded } from "./findForwarded.ts";
import { advance, isStill, type Operation, type StepContext, stepSize } from "./operation.ts";

const positionSchema = z.object({ mailbox: z.string(), thread: z.string(), email: z.string() });
const emailRows = z.array(z.object({ id: z.string(), thread_id: z.string() }));
const mailboxRows = z.array(z.object({ id: z.string() }));

/**
 * Decides the next emails of an organization anew, mailbox by mailbox and conversation by conversation, for a new
 * version of the engine, which may find people in a text that an older one did not. What people decided stays.
 */
export async function engineStep(ctx: StepContext, operation: Operation): Promise<void> {
  const organizationId = operation.organization_id;
  const at = positionSchema.parse(
    JSON.parse(operation.position || '{ "mailbox": "", "thread": "", "email": "" }'),
  );
  const rows = emailRows.parse(
    await ctx.db.all(sql`select id, thread_id from email_sync
      where email_provider_id = ${at.mailbox} and (thread_id, id) > (${at.thread}, ${at.email})
      order by thread_id, id limit ${stepSize}`),
  );
  const last = rows.at(-1);
  const next = last
    ? { ...at, thread: last.thread_id, email: last.id }
    : await nextMailbox(ctx, organizationId, at);
  const position = next === null ? operation.position : JSON.stringify(next);
  const ids = sql`select value from json_each(${JSON.stringify(rows.map((row) => row.id))})`;
  const now = ctx.clock.now();
  const guard = isStill(operation);
  const stored = await readSubjects(ctx, organizationId, ids);
  const { emails, writes } = findForwarded(organizationId, stored, { now, guard });
  await fileAgain(ctx, organizationId, emails, {
    ...{ guard, first: writes },
    last: advance(operation, { position, emails: rows.length, isOver: next === null }, now),
  });
}

async function nextMailbox(
  ctx: StepContext,
  organizationId: string,
  { mailbox }: z.infer<typeof positionSchema>,
) {
  const [next] = mailboxRows.parse(
    await ctx.db.all(sql`select id from email_provider
      where organization_id = ${organizationId} and id > ${mailbox} order by id limit 1`),
  );
  return next ? { mailbox: next.id, thread: "", email: "" } : null;
}
