import * as z from "zod";
import { type Address, addressSchema } from "#shared/address.ts";
import { attachmentSchema, directionSchema } from "#shared/email.ts";
import { sharingSchema } from "#shared/provider.ts";
import type { Actor } from "../../context.ts";
import { storedFlag, storedJson } from "../storedJson.ts";
import { sharingFor } from "../visibility.ts";

/** A row of `exportStatement`. */
export const exportRowSchema = z.object({
  id: z.string(),
  user_id: z.string(),
  conversation_id: z.string(),
  direction: directionSchema,
  from: storedJson(addressSchema).nullable(),
  to: storedJson(z.array(addressSchema)),
  cc: storedJson(z.array(addressSchema)),
  bcc: storedJson(z.array(addressSchema)),
  subject: z.string(),
  body_text: z.string(),
  sent_at: z.number(),
  is_read: storedFlag,
  is_starred: storedFlag,
  attachments: storedJson(z.array(attachmentSchema)),
  account: z.string(),
  sharing: sharingSchema,
});

/** An email as an export holds it: null is what its mailbox does not share. */
export interface ExportedEmail {
  id: string;
  conversationId: string;
  /** The mailbox that it is from. */
  account: string;
  sentAt: number;
  direction: z.output<typeof directionSchema>;
  from: Address | null;
  to: Address[];
  cc: Address[];
  bcc: Address[];
  subject: string | null;
  text: string | null;
  isRead: boolean;
  isStarred: boolean;
  /** Names of files. */
  attachments: string[] | null;
}

/** A row as far as the actor may see it. */
export function toExported(actor: Actor, row: z.output<typeof exportRowSchema>): ExportedEmail {
  const sharing = sharingFor(actor, { userId: row.user_id, sharing: row.sharing });
  const isWhole = sharing === "full";
  return {
    id: row.id,
    conversationId: row.conversation_id,
    account: row.account,
    sentAt: row.sent_at,
    direction: row.direction,
    from: row.from,
    to: row.to,
    cc: row.cc,
    bcc: isWhole ? row.bcc : [],
    subject: sharing === "metadata" ? null : row.subject,
    text: isWhole ? row.body_text : null,
    isRead: row.is_read,
    isStarred: row.is_starred,
    attachments: isWhole
      ? row.attachments.filter(({ isInline }) => !isInline).map(({ filename }) => filename)
      : null,
  };
}
