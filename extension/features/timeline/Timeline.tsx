import { Inbox } from "lucide-react";
import { useMemo, useState } from "react";
import type { TimelineItem } from "#shared/timeline.ts";
import { t, textOf } from "../../i18n/t.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { FailureMessage, StaleNotice } from "../api/FailureMessage.tsx";
import { useTimeline } from "../api/queries.ts";
import { TimelineList } from "./TimelineList.tsx";
import { type TimelineFilterId, timelineFilters, timelineInputOf } from "./timelineFilters.ts";
import { useEndInView } from "./useEndInView.ts";

interface TimelineProps {
  /** Null is all one's own mail, filed or not. */
  businessId: string | null;
  selectedId: string | null;
  onOpen: (item: TimelineItem) => void;
}

/** A timeline with its filters, loaded page by page as it is scrolled. */
export function Timeline({ businessId, selectedId, onOpen }: TimelineProps) {
  const [filter, setFilter] = useState<TimelineFilterId>("all");
  const timeline = useTimeline(timelineInputOf(businessId, filter));
  const end = useEndInView(() => {
    if (timeline.hasNextPage && !timeline.isFetchingNextPage && !timeline.isError)
      timeline.fetchNextPage().catch((error: unknown) => console.warn("threadbook: next page", error));
  });
  const pages = timeline.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const retry = () => void timeline.refetch();
  return (
    <>
      <div className="filters" role="toolbar" aria-label={t("timeline.filters")}>
        {timelineFilters.map(({ id, label }) => (
          <button
            key={id}
            type="button"
            className="filter"
            aria-pressed={filter === id}
            onClick={() => setFilter(id)}
          >
            {textOf(label)}
          </button>
        ))}
      </div>
      <div ref={setScroll} className="scroll" data-testid="timeline">
        {timeline.isError && timeline.data !== undefined ? (
          <StaleNotice error={timeline.error} retry={retry} />
        ) : null}
        {timeline.data === undefined && timeline.isError ? (
          <FailureMessage error={timeline.error} retry={retry} />
        ) : timeline.data === undefined ? (
          <SkeletonRows rows={8} />
        ) : items.length === 0 ? (
          <EmptyTimeline filter={filter} isMine={businessId === null} />
        ) : (
          <TimelineList items={items} selectedId={selectedId} onOpen={onOpen} scroll={scroll} />
        )}
        {timeline.isFetchingNextPage ? <SkeletonRows rows={2} /> : null}
        <div ref={end} className="list-end" />
      </div>
    </>
  );
}

function EmptyTimeline({ filter, isMine }: { filter: TimelineFilterId; isMine: boolean }) {
  const icon = <Inbox size={24} strokeWidth={1.5} />;
  if (filter !== "all") return <StateMessage icon={icon} title={t("timeline.noneFiltered")} />;
  return (
    <StateMessage icon={icon} title={t("timeline.noneTitle")}>
      {isMine ? t("timeline.noneMine") : t("timeline.noneBusiness")}
    </StateMessage>
  );
}
