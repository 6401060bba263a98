import { sql } from "drizzle-orm";
import * as z from "zod";
import type { EmailsPatch, EmailsPatchAnswer } from "#shared/emailsPatch.ts";
import { openMailbox } from "../../accounts/mailboxes/openMailbox.ts";
import { mailConsent } from "../../accounts/signIn/mailConsent.ts";
import { requireProfile } from "../../accounts/signIn/requireProfile.ts";
import type { UserContext } from "../../context.ts";
import { emailProvider } from "../../db/schema/tables.ts";
import { writeBatch } from "../../db/writeBatch.ts";
import { AppError } from "../../errors.ts";
import { providerFailure } from "../../providerFailure.ts";
import type { MailProvider } from "../../providers/mailProvider.ts";
import { refusalOf } from "../../providers/providerError.ts";
import { storedFlag, storedJson } from "../storedJson.ts";
import { isVisible } from "../visibility.ts";
import { emailNotFound } from "../visibleEmail.ts";

/** Emails of a conversation that one call marks, the newest first. */
const mostOfConversation = 100;

const rowSchema = z.object({
  id: z.string(),
  external_id: z.string(),
  email_provider_id: z.string(),
  user_id: z.string(),
  folders: storedJson(z.array(z.string())),
  is_read: storedFlag,
  is_starred: storedFlag,
  deleted_in_provider: storedFlag,
});
type Row = z.output<typeof rowSchema>;
type MailboxRow = typeof emailProvider.$inferSelect;
type Refused = EmailsPatchAnswer["refused"][number];
type Change = { isRead?: boolean; isStarred?: boolean };

/**
 * Marks several of the actor's emails, or those of theirs in a conversation, at the provider first, then here. One that
 * is refused does not keep the others from being marked: it stays as it was, and the answer says why. Each mailbox is
 * asked in as few requests as its provider allows. The next sync confirms all of it; where somebody else marks the same
 * email meanwhile, the provider's last word is what stays.
 */
export async function markEmails(ctx: UserContext, patch: EmailsPatch): Promise<EmailsPatchAnswer> {
  const { rows, mailboxes } = await readRows(ctx, patch);
  const change: Change = {
    ...(patch.isRead === undefined ? {} : { isRead: patch.isRead }),
    ...(patch.isStarred === undefined ? {} : { isStarred: patch.isStarred }),
  };
  const known = new Set(rows.map(({ id }) => id));
  const refused: Refused[] = (patch.ids ?? [])
    .filter((id) => !known.has(id))
    .map((id) => refusal(id, emailNotFound()));
  const own = rows.filter((row) => {
    const reason = reasonAgainst(ctx, row);
    // Of a conversation one marks what is one's own, and says nothing of the rest.
    if (reason && patch.ids) refused.push(refusal(row.id, reason));
    return reason === null;
  });
  const changed = own.filter((row) => isAsAsked(row, change)).map(({ id }) => id);
  const work = Map.groupBy(
    own.filter((row) => !isAsAsked(row, change)),
    (row) => row.email_provider_id,
  );
  const results = await Promise.all(
    [...work].map(([id, emails]) => markOfMailbox(ctx, mailboxes.get(id), emails, change)),
  );
  for (const result of results) {
    changed.push(...result.changed);
    refused.push(...result.refused);
  }
  return { changed, refused };
}

async function readRows(ctx: UserContext, { ids, conversationId }: EmailsPatch) {
  const { actor, db } = ctx;
  const columns = sql`e.id, e.external_id, e.email_provider_id, e.user_id, e.folders, e.is_read, e.is_starred,
    e.deleted_in_provider`;
  const found =
    ids === undefined
      ? sql`select ${columns} from email_sync e indexed by email_sync_conversation
          where ${isVisible(actor, "e")} and e.conversation_id = ${conversationId} and e.user_id = ${actor.userId}
          order by e.sent_at desc limit ${mostOfConversation}`
      : sql`select ${columns} from email_sync e
          where e.id in (select value from json_each(${JSON.stringify(ids)})) and ${isVisible(actor, "e")}`;
  const mine = sql`${emailProvider.organizationId} = ${actor.organizationId} and ${emailProvider.userId} = ${actor.userId}`;
  const [rows, mailboxes] = await db.batch([db.all(found), db.select().from(emailProvider).where(mine)]);
  return {
    rows: z.array(rowSchema).parse(rows),
    mailboxes: new Map(mailboxes.map((mailbox) => [mailbox.id, mailbox])),
  };
}

function reasonAgainst(ctx: UserContext, row: Row): AppError | null {
  if (row.user_id !== ctx.actor.userId)
    return new AppError("forbidden", "Only the owner of the mailbox can change this.");
  if (row.deleted_in_provider)
    return new AppError("email_not_found", "The mail provider no longer has this email.");
  return null;
}

function isAsAsked(row: Row, { isRead, isStarred }: Change): boolean {
  return (
    (isRead === undefined || isRead === row.is_read) &&
    (isStarred === undefined || isStarred === row.is_starred)
  );
}

async function markOfMailbox(
  ctx: UserContext,
  mailbox: MailboxRow | undefined,
  emails: Row[],
  change: Change,
): Promise<EmailsPatchAnswer> {
  if (!mailbox) return { changed: [], refused: emails.map(({ id }) => refusal(id, emailNotFound())) };
  const consent = mailConsent(requireProfile(mailbox.kind, ctx.config), mailbox.openedBy !== null);
  if (!consent.permissionsOf(mailbox.grantedScopes).modify) {
    const message = `Threadbook may read ${mailbox.accountEmail} but not change it. Connect it again and tick “${consent.permission}”.`;
    return {
      changed: [],
      refused: emails.map(({ id }) => ({ id, code: "permission_missing", message })),
    };
  }
  const provider = openMailbox(ctx, mailbox);
  const ids = emails.map((email) => email.external_id);
  const marked = await provider.markAll(ids, change).catch((error: unknown) => {
    const failure = refusalOf(error);
    return ids.map((externalId) => ({ externalId, error: failure }));
  });
  const errors = new Map(marked.map(({ externalId, error }) => [externalId, error]));
  const done = emails.filter((email) => errors.get(email.external_id) === null);
  if (done.length > 0) await writeMarks(ctx, provider, done, change);
  return {
    changed: done.map(({ id }) => id),
    refused: emails.flatMap(({ id, external_id }) => {
      const error = errors.get(external_id);
      return error ? [refusal(id, providerFailure(error))] : [];
    }),
  };
}

async function writeMarks(
  { db, actor, clock }: UserContext,
  provider: MailProvider,
  emails: Row[],
  change: Change,
): Promise<void> {
  const rows = emails.map((email) => [
    email.id,
    JSON.stringify(provider.foldersOnceMarked(email.folders, change).toSorted()),
    Number(change.isRead ?? email.is_read),
    Number(change.isStarred ?? email.is_starred),
  ]);
  await writeBatch(db, [
    sql`update email_sync set folders = mark.folders, is_read = mark.is_read, is_starred = mark.is_starred,
        updated_at = ${clock.now()}
      from (select value ->> 0 as id, value ->> 1 as folders, value ->> 2 as is_read, value ->> 3 as is_starred
        from json_each(${JSON.stringify(rows)})) as mark
      where email_sync.id = mark.id and email_sync.user_id = ${actor.userId}`,
  ]);
}

function refusal(id: string, { code, message }: AppError): Refused {
  return { id, code, message };
}
