import { t } from "../../i18n/t.ts";
import { type TimelineFilter, timelineViews } from "./timelineFilters.ts";

interface FilterPanelProps {
  id: string;
  filter: TimelineFilter;
  change: (part: Partial<TimelineFilter>) => void;
}

const viewWords = {
  conversations: "timeline.viewConversations",
  emails: "timeline.viewEmails",
  removed: "timeline.removed",
} as const;

const directionWords = {
  any: "timeline.anyDirection",
  inbound: "timeline.fromThem",
  outbound: "timeline.fromUs",
  internal: "timeline.amongUs",
} as const;
const directions = ["any", "inbound", "outbound", "internal"] as const;

/** The filters that are needed less often. */
export function FilterPanel({ id, filter, change }: FilterPanelProps) {
  return (
    <div id={id} className="filter-panel small" data-testid="filter-panel">
      <label className="filter-line">
        <span className="muted">{t("timeline.view")}</span>
        <select
          className="select"
          value={filter.view}
          onChange={({ target }) => {
            const view = timelineViews.find((one) => one === target.value);
            if (view !== undefined) change({ view });
          }}
        >
          {timelineViews.map((view) => (
            <option key={view} value={view}>
              {t(viewWords[view])}
            </option>
          ))}
        </select>
      </label>
      <label className="filter-line">
        <span className="muted">{t("timeline.direction")}</span>
        <select
          className="select"
          value={filter.direction ?? "any"}
          onChange={({ target }) => {
            const direction = directions.find((one) => one === target.value) ?? "any";
            change({ direction: direction === "any" ? null : direction });
          }}
        >
          {directions.map((direction) => (
            <option key={direction} value={direction}>
              {t(directionWords[direction])}
            </option>
          ))}
        </select>
      </label>
      <label className="filter-line">
        <span className="muted">{t("timeline.from")}</span>
        <input
          type="date"
          className="select"
          value={filter.from}
          onChange={({ target }) => change({ from: target.value })}
        />
      </label>
      <label className="filter-line">
        <span className="muted">{t("timeline.to")}</span>
        <input
          type="date"
          className="select"
          value={filter.to}
          onChange={({ target }) => change({ to: target.value })}
        />
      </label>
    </div>
  );
}
