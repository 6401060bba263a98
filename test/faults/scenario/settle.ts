import { sql } from "drizzle-orm";
import { drain } from "./drain.ts";
import { connect, mailboxRow, type Scenario } from "./scenario.ts";
import { usualSettings } from "./settingsHappenings.ts";
import { runTick } from "./workerRun.ts";

const minute = 60_000;
/** Rounds of a quarter of an hour and more after which a mailbox that is not in order will never be. */
const mostRounds = 40;
/** Rounds without anything left to do after which a mailbox is at rest. */
const restfulRounds = 3;

/**
 * Faults stop and time passes: the cron ticks, messages arrive, and where the mailbox asks for its owner, the owner
 * connects it again. Ends when the mailbox has nothing left to do.
 * @throws Error where it does not come to rest.
 */
export async function settle(scenario: Scenario): Promise<void> {
  const { account, ctx } = scenario;
  await account.calm();
  scenario.databaseAwayUntil = 0;
  scenario.clockIsOff = 0;
  let quiet = 0;
  for (let round = 0; round < mostRounds; round++) {
    // Longer than a lease and the pause between two polls.
    ctx.clock.advance(20 * minute);
    const since = ctx.clock.now();
    if ((await mailboxRow(scenario)).status === "reauth_required") await connect(scenario);
    const isUsual = await usualSettings(scenario);
    await runTick(scenario);
    await drain(scenario);
    quiet = isUsual && (await isAtRest(scenario, since)) ? quiet + 1 : 0;
    // The last look finds what showed itself only after the one before.
    if (quiet >= restfulRounds && !scenario.isMisled) return;
    if (quiet === restfulRounds) {
      scenario.isMisled = false;
      ctx.clock.advance(25 * 60 * minute);
    }
    // What waits longest is tried twice a day.
    if (round > 10 && round % 4 === 0) ctx.clock.advance(13 * 60 * minute);
  }
  const { status, errorCode } = await mailboxRow(scenario);
  throw new Error(`The mailbox does not come to rest: ${status}, ${errorCode ?? "no error"}.`);
}

/** Whether all is in order, and was looked at since then. */
async function isAtRest(scenario: Scenario, since: number): Promise<boolean> {
  const row = await mailboxRow(scenario);
  const waiting = await scenario.ctx.db.all(
    sql`select 1 from sync_pending where email_provider_id = ${scenario.emailProviderId}`,
  );
  return (
    row.status === "live" &&
    row.leaseUntil === 0 &&
    (row.lastSyncAt ?? 0) >= since &&
    waiting.length === 0 &&
    row.errorCode === null
  );
}
