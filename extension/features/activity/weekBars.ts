import type { Activity } from "#shared/activity.ts";

type Week = Activity["weeks"][number];

/** A week as two bars on top of each other, in parts of the graph's height. */
export interface WeekBar {
  week: Week;
  inbound: number;
  outbound: number;
}

/** The least that a week with mail is drawn, so that one email beside a week of a hundred is still seen. */
const least = 0.08;

/** Weeks as bars from 0 to 1, the busiest week the highest. */
export function weekBars(weeks: readonly Week[]): WeekBar[] {
  const most = Math.max(1, ...weeks.map(({ inbound, outbound }) => inbound + outbound));
  const part = (emails: number) => (emails === 0 ? 0 : Math.max(least, emails / most));
  return weeks.map((week) => {
    const [inbound, outbound] = [part(week.inbound), part(week.outbound)];
    const over = Math.max(1, inbound + outbound);
    return { week, inbound: inbound / over, outbound: outbound / over };
  });
}
