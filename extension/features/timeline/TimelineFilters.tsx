import { SlidersHorizontal, X } from "lucide-react";
import { type ReactNode, useId, useState } from "react";
import { t } from "../../i18n/t.ts";
import { dateFormat } from "../../ui/dateFormat.ts";
import { FilterPanel } from "./FilterPanel.tsx";
import { isFiltered, noFilter, type TimelineFilter } from "./timelineFilters.ts";

interface TimelineFiltersProps {
  filter: TimelineFilter;
  onChange: (filter: TimelineFilter) => void;
  /** At the end of the row. */
  children?: ReactNode;
}

const toggles = [
  ["unread", "timeline.unread"],
  ["starred", "timeline.starred"],
  ["hasAttachments", "timeline.files"],
] as const;

/** What is shown of a timeline: the usual ones to press, the others in a panel, and in sight while they hold. */
export function TimelineFilters({ filter, onChange, children }: TimelineFiltersProps) {
  const [isOpen, setIsOpen] = useState(false);
  const panel = useId();
  const change = (part: Partial<TimelineFilter>) => onChange({ ...filter, ...part });
  return (
    <>
      <div className="filters" role="toolbar" aria-label={t("timeline.filters")}>
        <FilterButton
          isOn={!isFiltered(filter)}
          onClick={() => onChange({ ...noFilter, view: shownAs(filter) })}
        >
          {t("timeline.all")}
        </FilterButton>
        {toggles.map(([name, label]) => (
          <FilterButton key={name} isOn={filter[name]} onClick={() => change({ [name]: !filter[name] })}>
            {t(label)}
          </FilterButton>
        ))}
        <Chosen filter={filter} change={change} />
        <button
          type="button"
          className="filter more"
          aria-expanded={isOpen}
          aria-controls={panel}
          onClick={() => setIsOpen(!isOpen)}
        >
          <SlidersHorizontal size={12} />
          {t("timeline.filters")}
        </button>
        <span className="grow" />
        {children}
      </div>
      {isOpen ? <FilterPanel id={panel} filter={filter} change={change} /> : null}
    </>
  );
}

/** How emails are listed once nothing is left out. */
function shownAs({ view }: TimelineFilter): TimelineFilter["view"] {
  return view === "removed" ? noFilter.view : view;
}

/** What holds of the panel's filters, each to be taken away. */
function Chosen({
  filter,
  change,
}: {
  filter: TimelineFilter;
  change: (part: Partial<TimelineFilter>) => void;
}) {
  const { direction, from, to, view } = filter;
  const directions = {
    inbound: t("timeline.fromThem"),
    outbound: t("timeline.fromUs"),
    internal: t("timeline.amongUs"),
  };
  const days = daysWords(from, to);
  return (
    <>
      {direction === null ? null : (
        <Takeable onTake={() => change({ direction: null })}>{directions[direction]}</Takeable>
      )}
      {days === null ? null : <Takeable onTake={() => change({ from: "", to: "" })}>{days}</Takeable>}
      {view === "removed" ? (
        <Takeable onTake={() => change({ view: noFilter.view })}>{t("timeline.removed")}</Takeable>
      ) : null}
    </>
  );
}

function daysWords(from: string, to: string): string | null {
  const days = [from, to].filter((day) => day !== "").toSorted();
  const [first, last] = days.map((day) => dateFormat("wholeDay").format(Date.parse(day)));
  if (first === undefined) return null;
  if (last !== undefined) return `${first} – ${last}`;
  return from === "" ? t("timeline.until", { day: first }) : t("timeline.since", { day: first });
}

interface FilterButtonProps {
  isOn: boolean;
  onClick: () => void;
  children: ReactNode;
}

function FilterButton({ isOn, onClick, children }: FilterButtonProps) {
  return (
    <button type="button" className="filter" aria-pressed={isOn} onClick={onClick}>
      {children}
    </button>
  );
}

function Takeable({ onTake, children }: { onTake: () => void; children: ReactNode }) {
  return (
    <button
      type="button"
      className="filter more"
      aria-pressed="true"
      title={t("timeline.takeAway")}
      onClick={onTake}
    >
      {children}
      <X size={12} />
    </button>
  );
}
