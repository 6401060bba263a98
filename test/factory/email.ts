import { v7 as uuidv7 } from "uuid";
import type { Address } from "#shared/address.ts";
import { normalizeAddress, registrableDomain } from "#shared/mailAddress.ts";
import type { Context } from "#worker/context.ts";
import { emailParticipant, emailSync } from "#worker/db/schema/tables.ts";

type Role = typeof emailParticipant.$inferInsert.role;

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
  const roles: [Role, Address[]][] = [
    ["from", row.from ? [row.from] : []],
    ["to", row.to],
    ["cc", row.cc],
    ["bcc", row.bcc],
    ["reply_to", row.replyTo],
  ];
  const participants = roles.flatMap(([role, people]) =>
    people.flatMap((person) => {
      const address = normalizeAddress(person.address);
      if (address === null) return [];
      const domain = registrableDomain(address) ?? "";
      return [{ emailId: id, organizationId: mailbox.organizationId, role, address, domain }];
    }),
  );
  await ctx.db.insert(emailSync).values(row);
  if (participants.length > 0)
    await ctx.db.insert(emailParticipant).values(participants).onConflictDoNothing();
  return { ...row, id };
}
