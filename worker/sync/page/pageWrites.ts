import { type SQL, sql } from "drizzle-orm";
import type { Mailbox } from "../mailbox.ts";
import { nextTryOfEmail } from "../slice/retry.ts";
import { emailColumns } from "./emailColumns.ts";
import type { PageWork } from "./pageWork.ts";
import { participantsOf, type StoredEmail } from "./storedEmail.ts";

const quoted = emailColumns.map((column) => `"${column.name}"`).join(", ");
const picked = emailColumns.map((_, index) => `value->>${index}`).join(", ");
const changing = emailColumns.filter((column) => column.isUpdated);
const assignments = changing.map(({ name }) => `"${name}" = excluded."${name}"`).join(", ");
const current = changing.map(({ name }) => `email_sync."${name}"`).join(", ");
const incoming = changing.map(({ name }) => `excluded."${name}"`).join(", ");
const tombstone = emailColumns.length;

/**
 * Inserts new emails and changes stored ones where something differs: a second run writes nothing. A tombstone is
 * looked up in the same statement, so that an email that is erased meanwhile stays erased. The update time is the last
 * element of each row, behind the tombstone's id.
 */
const upsertEmails = sql.raw(`insert into email_sync (${quoted}, "updated_at")
  select ${picked}, value->>${tombstone + 1} from json_each(`);
const upsertConflict = sql.raw(`)
  where not exists (select 1 from sync_skip where email_provider_id = value->>3 and external_id = value->>${tombstone})
  on conflict (user_id, email_provider_id, external_id) do update set ${assignments}, "updated_at" = excluded."updated_at"
  where (${current}) is not (${incoming})`);

/** The statements of one page, without fence, cursor and counters. */
export function pageWrites(mailbox: Mailbox, work: PageWork, stored: StoredEmail[], now: number): SQL[] {
  return [
    ...storeWrites(mailbox, stored, now),
    ...markWrites(work, now),
    ...goneWrites(mailbox, work, now),
    ...ledgerWrites(mailbox, work, stored, now),
  ];
}

function storeWrites(mailbox: Mailbox, stored: StoredEmail[], now: number): SQL[] {
  if (stored.length === 0) return [];
  // In the order of time, in which the search index takes any number of them at once.
  const ordered = stored.toSorted((a, b) => a.email.sentAt - b.email.sentAt);
  const rows = ordered.map((one) => [
    ...emailColumns.map((column) => column.value(one, mailbox, now)),
    one.erasedId,
    now,
  ]);
  const participants = stored
    .flatMap(participantsOf)
    .map(({ emailId, role, address, domain }) => [emailId, role, address, domain]);
  return [
    sql`${upsertEmails}${JSON.stringify(rows)}${upsertConflict}`,
    sql`insert into email_participant (email_id, organization_id, role, address, domain)
      select value->>0, ${mailbox.organizationId}, value->>1, value->>2, value->>3
      from json_each(${JSON.stringify(participants)})
      where exists (select 1 from email_sync where id = value->>0)
      on conflict do nothing`,
  ];
}

function markWrites(work: PageWork, now: number): SQL[] {
  if (work.marks.length === 0) return [];
  const rows = work.marks.map((mark) => [
    mark.id,
    JSON.stringify(mark.folders),
    Number(mark.isRead),
    Number(mark.isStarred),
  ]);
  return [
    sql`update email_sync set folders = mark.folders, is_read = mark.is_read, is_starred = mark.is_starred, updated_at = ${now}
      from (select value->>0 as id, value->>1 as folders, value->>2 as is_read, value->>3 as is_starred
        from json_each(${JSON.stringify(rows)})) as mark
      where email_sync.id = mark.id
        and (email_sync.folders, email_sync.is_read, email_sync.is_starred) is not (mark.folders, mark.is_read, mark.is_starred)`,
  ];
}

function goneWrites(mailbox: Mailbox, work: PageWork, now: number): SQL[] {
  if (work.gone.length === 0) return [];
  return [
    sql`update email_sync set deleted_in_provider = 1, updated_at = ${now}
      where user_id = ${mailbox.userId} and email_provider_id = ${mailbox.id} and deleted_in_provider = 0
        and external_id in (select value from json_each(${JSON.stringify(work.gone)}))`,
  ];
}

/** Pending and skipped rows: what has arrived leaves them, what failed or is a draft enters them. */
function ledgerWrites(mailbox: Mailbox, work: PageWork, stored: StoredEmail[], now: number): SQL[] {
  const settledIds = [
    ...stored.map(({ email }) => email.externalId),
    ...work.gone,
    ...work.drafts,
    ...work.forget,
  ];
  const settled = JSON.stringify(settledIds);
  // What waits is in one place only, so that it is counted once.
  const moved = JSON.stringify([...settledIds, ...work.pending.map(({ externalId }) => externalId)]);
  const drafts = JSON.stringify(work.drafts);
  const pending = JSON.stringify(
    work.pending.map((one) => [one.externalId, one.reason, one.attempts, nextTryOfEmail(one.attempts, now)]),
  );
  return [
    sql`delete from sync_pending where email_provider_id = ${mailbox.id}
      and external_id in (select value from json_each(${settled}))`,
    sql`delete from sync_skip where email_provider_id = ${mailbox.id} and reason = 'draft'
      and external_id in (select value from json_each(${moved}))
      and external_id not in (select value from json_each(${drafts}))`,
    ...(work.drafts.length === 0
      ? []
      : [
          sql`insert into sync_skip (email_provider_id, external_id, reason, created_at)
            select ${mailbox.id}, value, 'draft', ${now} from json_each(${drafts}) where true on conflict do nothing`,
        ]),
    ...(work.moved.length === 0
      ? []
      : [
          sql`insert into sync_pending (email_provider_id, external_id, reason, attempts, next_try_at, created_at, updated_at)
            select ${mailbox.id}, external_id, 'moved', 0, ${now + mailbox.syncIntervalMinutes * 60_000}, ${now}, ${now}
            from email_sync where user_id = ${mailbox.userId} and email_provider_id = ${mailbox.id}
              and deleted_in_provider = 0 and external_id in (select value from json_each(${JSON.stringify(work.moved)}))
            on conflict do nothing`,
        ]),
    ...(work.pending.length === 0
      ? []
      : [
          sql`insert into sync_pending (email_provider_id, external_id, reason, attempts, next_try_at, created_at, updated_at)
            select ${mailbox.id}, value->>0, value->>1, value->>2, value->>3, ${now}, ${now}
            from json_each(${pending}) where true
            on conflict do update set reason = excluded.reason, attempts = excluded.attempts,
              next_try_at = excluded.next_try_at, updated_at = excluded.updated_at`,
        ]),
  ];
}
