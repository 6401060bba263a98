import type { Activity } from "#shared/activity.ts";
import { t } from "../../i18n/t.ts";
import { dateFormat } from "../../ui/dateFormat.ts";
import { weekBars } from "./weekBars.ts";

const height = 28;

/** Half a year of emails by week: theirs below, ours on top. */
export function WeekGraph({ weeks }: { weeks: Activity["weeks"] }) {
  const sum = (of: "inbound" | "outbound") => weeks.reduce((total, week) => total + week[of], 0);
  return (
    <div
      className="week-graph"
      role="img"
      aria-label={t("activity.weeks", { inbound: sum("inbound"), outbound: sum("outbound") })}
    >
      {weekBars(weeks).map(({ week, inbound, outbound }) => (
        <span
          key={week.startsAt}
          className="week"
          title={t("activity.week", {
            day: dateFormat("day").format(week.startsAt),
            inbound: week.inbound,
            outbound: week.outbound,
          })}
        >
          <span className="ours" style={{ height: outbound * height }} />
          <span className="theirs" style={{ height: inbound * height }} />
        </span>
      ))}
    </div>
  );
}
