import { type SQL, sql } from "drizzle-orm";
import type { Mailbox } from "../mailbox.ts";
import type { Slice } from "../slice/slice.ts";
import { type Allowance, allowanceOf, freshRate, type Rate } from "./rate.ts";

/** The provider's quota in the hands of one slice. Live changes and what waits are never held back, only older mail. */
export interface Pace {
  rate: Rate;
  /** When the backfill goes on, where the quota has stopped it; null where it has not. */
  waitsUntil: number | null;
}

export function newPace(mailbox: Pick<Mailbox, "rate">): Pace {
  return { rate: mailbox.rate ?? freshRate, waitsUntil: null };
}

/** What the backfill may use now: a page with at least one email, or nothing. */
export function backfillAllowance({ pace, provider, ctx }: Slice): Allowance {
  return allowanceOf(pace.rate, provider.quota.perPage + provider.quota.perEmail, ctx.clock.now());
}

/** As many of these emails as the backfill may fetch now. */
export function affordable(slice: Slice, externalIds: string[]): string[] {
  const { pace, provider, ctx } = slice;
  const { units } = allowanceOf(pace.rate, provider.quota.perEmail, ctx.clock.now());
  return externalIds.slice(0, Math.floor(units / provider.quota.perEmail));
}

/** Keeps what was learned and used, as a batch item. `waitsUntil`: a message for this time is sent, or on its way. */
export function paceWrite({ mailbox, pace }: Slice, waitsUntil = mailbox.rate?.waitsUntil ?? null): SQL {
  const rate: Rate = { ...pace.rate, waitsUntil };
  return sql`update email_provider set rate = ${JSON.stringify(rate)} where id = ${mailbox.id}`;
}
