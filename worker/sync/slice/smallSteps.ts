import { type SQL, sql } from "drizzle-orm";
import { dyingStory, openFailing } from "../health/failing.ts";
import { countAround } from "../page/counters.ts";
import { setAsideReason } from "../page/known.ts";
import { nextTryOfEmail } from "./retry.ts";
import { commit, type Slice } from "./slice.ts";

/** Emails of the first small step after a death. */
const firstStep = 20;
/** After each further death the emails of the step that died are taken in so many parts. */
const parts = 5;
/** Deaths in a row after which the account says so. */
const shownAfter = 3;

/**
 * The slice before this one died. Where it was at work on one single email, that one is why: it is set aside, visible,
 * with a later try. So a mailbox never dies of the same email for ever.
 */
export async function noteDeath(slice: Slice): Promise<void> {
  const { ctx, mailbox } = slice;
  const suspects = mailbox.suspects ?? [];
  ctx.log.warn("slice_died", {
    emailProviderId: mailbox.id,
    deaths: mailbox.deaths,
    suspects: suspects.length,
  });
  const [culprit] = suspects;
  const found = suspects.length === 1 && culprit !== undefined;
  await commit(slice, [
    ...(found ? setAside(slice, culprit) : []),
    ...(mailbox.deaths < shownAfter
      ? []
      : [
          sql`update email_provider set error_code = ${dyingStory.code}, error_message = ${dyingStory.message},
            error_action = ${dyingStory.action} where id = ${mailbox.id}`,
        ]),
    openFailing(ctx, mailbox, dyingStory),
  ]);
  if (found) {
    mailbox.suspects = null;
    slice.dueSetAside = slice.dueSetAside.filter((id) => id !== culprit);
    slice.duePending = slice.duePending.filter((id) => id !== culprit);
  }
}

function setAside(slice: Slice, externalId: string): SQL[] {
  const { ctx, mailbox } = slice;
  const now = ctx.clock.now();
  slice.count.pending += 1;
  const id = mailbox.id;
  return countAround(
    id,
    [externalId],
    [
      sql`insert into sync_pending (email_provider_id, external_id, reason, attempts, next_try_at, created_at, updated_at)
      values (${id}, ${externalId}, ${setAsideReason}, 1, ${nextTryOfEmail(1, now)}, ${now}, ${now})
      on conflict do update set reason = excluded.reason, attempts = attempts + 1, updated_at = ${now},
        next_try_at = case attempts ${sql.join(laterTries(now), sql` `)} else ${nextTryOfEmail(99, now)} end`,
      sql`update email_provider set suspects = null where id = ${id}`,
    ],
  );
}

/** The next try by the attempts so far. */
function laterTries(now: number): SQL[] {
  return [0, 1, 2, 3].map((attempts) => sql`when ${attempts} then ${nextTryOfEmail(attempts + 1, now)}`);
}

/** Ids in small steps: those that were at work when the last slice died in smaller ones. */
export function smallSteps(externalIds: string[], suspects: string[] | null): string[][] {
  const suspected = new Set(suspects ?? []);
  const size = suspected.size > parts ? Math.ceil(suspected.size / parts) : 1;
  return [
    ...inSteps(
      externalIds.filter((id) => suspected.has(id)),
      size,
    ),
    ...inSteps(
      externalIds.filter((id) => !suspected.has(id)),
      firstStep,
    ),
  ];
}

function inSteps(ids: string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, step) =>
    ids.slice(step * size, (step + 1) * size),
  );
}

/** Written before a small step: should the Worker die in it, the next slice knows where. */
export async function suspect(slice: Slice, externalIds: string[]): Promise<void> {
  const text = JSON.stringify(externalIds);
  await commit(slice, [sql`update email_provider set suspects = ${text} where id = ${slice.mailbox.id}`]);
}

/** Nothing is at work any more, as a batch item. */
export function clearSuspects({ mailbox }: Slice): SQL {
  return sql`update email_provider set suspects = null where id = ${mailbox.id} and suspects is not null`;
}

/** Nothing died: back to whole pages, as a batch item. */
export function endCare({ mailbox }: Slice): SQL {
  return sql`update email_provider set deaths = 0, suspects = null
    where id = ${mailbox.id} and (deaths > 0 or suspects is not null)`;
}
