import { v7 as uuidv7 } from "uuid";
import type { Context } from "#worker/context.ts";
import { emailParticipant, emailSync } from "#worker/db/schema/tables.ts";

interface Mailbox {
  id: string;
  organizationId: string;
  userId: string;
}

/** A stored inbound email of a mailbox, from Ana at Orbis unless said. */
export async function createEmail(
  ctx: Context,
  mailbox: Mailbox,
  values: Partial<typeof emailSync.$inferInsert> = {},
) {
  const now = ctx.clock.now();
  const id = values.id ?? uuidv7();
  const row: typeof emailSync.$inferInsert = {
    id,
    organizationId: mailbox.organizationId,
    userId: mailbox.userId,
    emailProviderId: mailbox.id,
    externalId: `external-${id}`,
    threadId: `thread-${id}`,
    messageKey: `key-${id}`,
    conversationId: `conversation-${id}`,
    folders: ["INBOX"],
    direction: "inbound",
    from: { name: "Ana Ruiz", address: "ana@orbis.example" },
    to: [{ name: "Ada", address: "ada@northwind.example" }],
    cc: [],
    bcc: [],
    replyTo: [],
    subject: "Frame contract 2027",
    snippet: "One change in § 4",
    bodyText: "One change in § 4, otherwise we can sign.",
    sentAt: now,
    headerDate: now,
    isRead: false,
    isStarred: false,
    isDraft: false,
    isAutomated: false,
    attachments: [],
    createdAt: now,
    updatedAt: now,
    ...values,
  };
  const people = [
    ...(row.from ? [{ role: "from" as const, ...row.from }] : []),
    ...row.to.map((entry) => ({ role: "to" as const, ...entry })),
    ...row.cc.map((entry) => ({ role: "cc" as const, ...entry })),
  ];
  await ctx.db.batch([
    ctx.db.insert(emailSync).values(row),
    ctx.db.insert(emailParticipant).values(
      people.map(({ role, address }) => ({
        emailId: id,
        organizationId: mailbox.organizationId,
        role,
        address,
        domain: address.split("@")[1]?.split(".").slice(-2).join(".") ?? "",
      })),
    ),
  ]);
  return { ...row, id };
}
