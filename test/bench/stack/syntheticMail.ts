import { sql } from "drizzle-orm";
import { createBusiness, createContact } from "#test/factory/business.ts";
import type { Context } from "#worker/context.ts";

/** Emails in one statement. */
const chunk = 2_000;
const businessCount = 200;
/** Share of the first business; the others share the next part, the rest is with nobody. */
const largestShare = 0.05;
const filedShare = 0.65;
/** Emails of one conversation, and conversations that go on side by side. */
const turns = 4;
const aside = 10;
const minutesApart = 10 * 60_000;

export interface SyntheticBusiness {
  id: string;
  contactId: string;
  name: string;
  address: string;
}

/** Where synthetic mail lies. */
export interface SyntheticMailbox {
  id: string;
  organizationId: string;
  userId: string;
  accountEmail: string;
  businesses: SyntheticBusiness[];
  /** When the newest was sent, milliseconds UTC. */
  newest: number;
}

/** Businesses with one contact each; the first is to get far more mail than any other. */
export async function enterSyntheticBusinesses(
  ctx: Context,
  organizationId: string,
): Promise<SyntheticBusiness[]> {
  const businesses: SyntheticBusiness[] = [];
  for (let at = 0; at < businessCount; at++) {
    const name = `Business ${at}`;
    const address = `ana@business-${at}.example`;
    const { id } = await createBusiness(ctx, organizationId, name, [`business-${at}.example`]);
    const contact = await createContact(ctx, organizationId, id, `Ana ${at}`, [address]);
    businesses.push({ id, contactId: contact.id, name, address });
  }
  return businesses;
}

/** Stores emails number `from` to `to` (the newest is 0) in bulk, filed as the sync would have filed them. */
export async function storeSyntheticMail(
  ctx: Context,
  mailbox: SyntheticMailbox,
  from: number,
  to: number,
): Promise<void> {
  for (let start = from; start < to; start += chunk) {
    const count = Math.min(chunk, to - start);
    const emails = Array.from({ length: count }, (_, at) => syntheticEmail(mailbox, start + at));
    await store(ctx, mailbox, JSON.stringify(emails));
  }
}

/** The provider's id of the conversation that email number `at` belongs to. */
export function threadOf(at: number): string {
  const block = Math.floor(at / (turns * aside));
  return `thread-${block * aside + (at % aside)}`;
}

/** The business of a conversation, or null: the same at every run. */
function businessOf(mailbox: SyntheticMailbox, thread: string): SyntheticBusiness | null {
  const [first, ...others] = mailbox.businesses;
  const chance = chanceOf(thread);
  if (chance < largestShare) return first ?? null;
  return chance < filedShare ? (others[Math.floor(chanceOf(`${thread}/`) * others.length)] ?? null) : null;
}

/** Evenly spread from 0 to 1, and the same for the same text (FNV-1a). */
function chanceOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32;
}

function syntheticEmail(mailbox: SyntheticMailbox, at: number) {
  const thread = threadOf(at);
  const business = businessOf(mailbox, thread);
  const own = { name: "Ada", address: mailbox.accountEmail };
  const other = { name: "Ana", address: business?.address ?? `someone-${thread}@elsewhere.example` };
  const isOutbound = at % 3 === 0;
  return {
    id: crypto.randomUUID(),
    externalId: `synthetic-${at}`,
    thread,
    conversation: `conversation-${thread}`,
    direction: isOutbound ? "outbound" : "inbound",
    from: isOutbound ? own : other,
    to: [isOutbound ? other : own],
    subject: `Order ${thread}`,
    text: `About ${thread}: the pallets leave tomorrow, the papers are with the driver. `.repeat(4),
    sentAt: mailbox.newest - at * minutesApart,
    isRead: Number(at % 7 > 0),
    business: business?.id ?? null,
    contact: business?.contactId ?? null,
  };
}

async function store(ctx: Context, mailbox: SyntheticMailbox, emails: string): Promise<void> {
  const { id, organizationId, userId, newest } = mailbox;
  await ctx.db.batch([
    ctx.db.run(sql`insert into email_sync (id, organization_id, user_id, email_provider_id, external_id, thread_id,
        message_key, conversation_id, folders, direction, "from", "to", cc, bcc, reply_to, subject, snippet, body_text,
        sent_at, header_date, is_read, is_starred, is_draft, is_automated, attachments, business_id, contact_id,
        created_at, updated_at)
      select value ->> 'id', ${organizationId}, ${userId}, ${id}, value ->> 'externalId', value ->> 'thread',
        value ->> 'externalId', value ->> 'conversation', '["INBOX"]', value ->> 'direction', value -> 'from',
        value -> 'to', '[]', '[]', '[]', value ->> 'subject', substr(value ->> 'text', 1, 100), value ->> 'text',
        value ->> 'sentAt', value ->> 'sentAt', value ->> 'isRead', 0, 0, 0, '[]', value ->> 'business',
        value ->> 'contact', ${newest}, ${newest}
      from json_each(${emails})`),
    ctx.db.run(sql`insert into email_participant (email_id, organization_id, role, address, domain)
      select value ->> 'id', ${organizationId}, 'from', value -> 'from' ->> 'address',
        substr(value -> 'from' ->> 'address', instr(value -> 'from' ->> 'address', '@') + 1)
      from json_each(${emails})
      union all select value ->> 'id', ${organizationId}, 'to', value -> 'to' -> 0 ->> 'address',
        substr(value -> 'to' -> 0 ->> 'address', instr(value -> 'to' -> 0 ->> 'address', '@') + 1)
      from json_each(${emails})`),
    ctx.db.run(sql`insert into association (id, organization_id, email_id, business_id, contact_id, state, is_primary,
        source, confidence, evidence, engine_version, created_at, updated_at)
      select 'filing-' || (value ->> 'id'), ${organizationId}, value ->> 'id', value ->> 'business',
        value ->> 'contact', 'filed', 1, 'contact', 1, '[]', 1, ${newest}, ${newest}
      from json_each(${emails}) where value ->> 'business' is not null`),
    ctx.db.run(sql`update email_provider set stored = stored + json_array_length(${emails}),
      listed = listed + json_array_length(${emails}) where id = ${id}`),
  ]);
}
