import { setTimeout as wait } from "node:timers/promises";
import { sql } from "drizzle-orm";
import * as z from "zod";
import { type SandboxSession, signIn } from "#sandbox/start/signIn.ts";
import { createBusiness, createContact } from "#test/factory/business.ts";
import type { Stack } from "./stack.ts";

/** A connected mailbox on a stack, all of it synced once. */
export interface SampleMailbox {
  id: string;
  organizationId: string;
  userId: string;
  address: string;
  /** Emails that the provider lists in what is synced: junk is not. */
  emails: number;
  session: SandboxSession;
}

const listedSchema = z.tuple([z.object({ listed: z.number() })]);
const rowSchema = z.tuple([z.object({ organization_id: z.string(), user_id: z.string() })]);

/**
 * Fills the mailbox of one of our people at the provider, signs in as that person in a real OAuth flow, enters the
 * businesses, connects the mailbox, and waits until it is live.
 */
export async function connectMailbox(stack: Stack, person: number, size: number): Promise<SampleMailbox> {
  const address = await stack.google.ask("fillMailbox", person, size);
  const session = await signIn(stack.workerUrl, { address, provider: "google" });
  const user = rowSchema.parse(
    await stack.ctx.db.all(sql`select organization_id, id as user_id from user where email = ${address}`),
  );
  const organizationId = user[0].organization_id;
  for (const business of await stack.google.ask("businesses")) {
    const { id } = await createBusiness(stack.ctx, organizationId, business.name, business.domains);
    for (const one of business.people)
      await createContact(stack.ctx, organizationId, id, one.name, one.addresses);
  }
  const since = Date.now();
  const id = await session.connect();
  await untilSynced(stack, id, since);
  const emails = await listedEmails(stack, id);
  return { id, organizationId, userId: user[0].user_id, address, emails, session };
}

/** What the mailbox counts as listed: stored, skipped and pending together. */
export async function listedEmails(stack: Stack, emailProviderId: string): Promise<number> {
  const [{ listed }] = listedSchema.parse(
    await stack.ctx.db.all(sql`select listed from email_provider where id = ${emailProviderId}`),
  );
  return listed;
}

const stateSchema = z.tuple([
  z.object({
    status: z.string(),
    last_sync_at: z.number().nullable(),
    lease_until: z.number(),
    error_message: z.string().nullable(),
  }),
]);

/** Milliseconds without the end of the sync after which something is wrong. */
const patience = 300_000;

/**
 * Waits until the mailbox is live and a slice that began after `since` has ended.
 * @returns when it ended by the Worker's clock, milliseconds UTC: how often we look is not in it.
 */
async function untilSynced(stack: Stack, emailProviderId: string, since: number): Promise<number> {
  for (;;) {
    const [state] = stateSchema.parse(
      await stack.ctx.db.all(sql`select status, last_sync_at, lease_until, error_message
        from email_provider where id = ${emailProviderId}`),
    );
    const { last_sync_at: endedAt } = state;
    if (state.status === "live" && state.lease_until === 0 && endedAt !== null && endedAt >= since)
      return endedAt;
    if (Date.now() - since > patience)
      throw new Error(`The mailbox stays ${state.status}: ${state.error_message ?? "no reason given"}.`);
    await wait(50);
  }
}

/** Lets the cron find the mailbox due, and waits until it is synced. Returns milliseconds from tick to end. */
export async function syncOnce(stack: Stack, emailProviderId: string): Promise<number> {
  await stack.ctx.db.run(sql`update email_provider set next_sync_at = 0 where id = ${emailProviderId}`);
  const since = Date.now();
  await stack.tick();
  return (await untilSynced(stack, emailProviderId, since)) - since;
}
