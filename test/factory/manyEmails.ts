import { sql } from "drizzle-orm";
import type { Context } from "#worker/context.ts";

/**
 * Stores `count` emails of a mailbox in one statement, a minute apart, four to a conversation, spread over these
 * businesses (null: unfiled); `prefix` begins their ids.
 */
export async function createManyEmails(
  ctx: Pick<Context, "db">,
  mailbox: { id: string; organizationId: string; userId: string },
  { count, businessIds, prefix = "m" }: { count: number; businessIds: (string | null)[]; prefix?: string },
): Promise<void> {
  await ctx.db.run(sql`with recursive n(i) as (select 0 union all select i + 1 from n where i + 1 < ${count}),
      b as (select key, value from json_each(${JSON.stringify(businessIds)}))
    insert into email_sync (id, organization_id, user_id, email_provider_id, external_id, thread_id, message_key,
      conversation_id, folders, direction, "from", "to", cc, bcc, reply_to, subject, snippet, body_text, sent_at,
      is_read, is_starred, is_draft, is_automated, attachments, business_id, created_at, updated_at)
    select format('%s%08d', ${prefix}, i), ${mailbox.organizationId}, ${mailbox.userId}, ${mailbox.id}, format('x%08d', i),
      format('t%08d', i / 4), format('key%08d', i), format('c%08d', i / 4), '["INBOX"]', 'inbound',
      json_object('name', 'Person ' || (i % 7), 'address', 'p' || (i % 7) || '@orbis.example'),
      '[{"name":"Ada","address":"ada@northwind.example"}]', '[]', '[]', '[]', 'Subject ' || i, 'Snippet', 'Body',
      1700000000000 + i * 60000, i % 3 = 0, i % 50 = 0, 0, 0, '[]',
      (select value from b where key = (i / 4) % ${businessIds.length}), 0, 0
    from n`);
}
