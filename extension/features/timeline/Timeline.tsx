import { Inbox, Keyboard } from "lucide-react";
import { useId, useMemo, useState } from "react";
import type { TimelineInput } from "#shared/apiCalls.ts";
import type { TimelineItem } from "#shared/timeline.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { FailureMessage, StaleNotice } from "../api/FailureMessage.tsx";
import { useTimeline } from "../api/queries.ts";
import { KeysHelp } from "./bulk/KeysHelp.tsx";
import { SelectionBar } from "./bulk/SelectionBar.tsx";
import { useRowControls } from "./bulk/useRowControls.ts";
import { ExportMenu } from "./export/ExportMenu.tsx";
import { TimelineFilters } from "./TimelineFilters.tsx";
import { TimelineList } from "./TimelineList.tsx";
import { isFiltered, noFilter, type TimelineScope, timelineInputOf } from "./timelineFilters.ts";
import { useEndInView } from "./useEndInView.ts";

interface TimelineProps extends TimelineScope {
  selectedId: string | null;
  onOpen: (item: TimelineItem) => void;
  /** A mail page may only look: there nothing is chosen, marked or removed. */
  isReadOnly?: boolean;
  /** Where the surface stays long enough for a file to arrive. */
  mayExport?: boolean;
}

/** A timeline with its filters, loaded page by page as it is scrolled. */
export function Timeline({
  businessId,
  contactId = null,
  q = null,
  selectedId,
  onOpen,
  isReadOnly = false,
  mayExport = false,
}: TimelineProps) {
  const [filter, setFilter] = useState(noFilter);
  const input = timelineInputOf({ businessId, contactId, q }, filter);
  const timeline = useTimeline(input);
  const isMine = businessId === null && contactId === null;
  const end = useEndInView(() => {
    if (timeline.hasNextPage && !timeline.isFetchingNextPage && !timeline.isError)
      timeline.fetchNextPage().catch((error: unknown) => console.warn("threadbook: next page", error));
  });
  const pages = timeline.data?.pages;
  const items = useMemo(() => pages?.flatMap((page) => page.items) ?? [], [pages]);
  const isRemoved = filter.view === "removed";
  const [isHelping, setIsHelping] = useState(false);
  const help = useId();
  const { controls, chosen, chooseAll } = useRowControls(items, isRemoved, () => setIsHelping(!isHelping));
  const [scroll, setScroll] = useState<HTMLDivElement | null>(null);
  const retry = () => void timeline.refetch();
  return (
    <>
      {chosen.length > 0 ? (
        <SelectionBar
          items={chosen}
          total={items.length}
          isRemoved={isRemoved}
          act={(action) => controls.act(action, null)}
          onAll={chooseAll}
          onClear={controls.clear}
        />
      ) : null}
      <div hidden={chosen.length > 0}>
        <TimelineFilters filter={filter} onChange={setFilter}>
          {mayExport && businessId !== null ? (
            <ExportMenu businessId={businessId} range={rangeOf(input)} />
          ) : null}
          {isReadOnly ? null : (
            <IconButton
              label={t("keys.title")}
              icon={<Keyboard size={16} />}
              aria-expanded={isHelping}
              aria-controls={help}
              onClick={() => setIsHelping(!isHelping)}
            />
          )}
        </TimelineFilters>
      </div>
      {isHelping ? <KeysHelp id={help} /> : null}
      <div ref={setScroll} className="scroll" data-testid="timeline">
        {timeline.isError && timeline.data !== undefined ? (
          <StaleNotice error={timeline.error} retry={retry} />
        ) : null}
        {timeline.data === undefined && timeline.isError ? (
          <FailureMessage error={timeline.error} retry={retry} />
        ) : timeline.data === undefined ? (
          <SkeletonRows rows={8} />
        ) : items.length === 0 ? (
          <EmptyTimeline isFiltered={isFiltered(filter) || q !== null} isMine={isMine} />
        ) : (
          <TimelineList
            items={items}
            selectedId={selectedId}
            onOpen={onOpen}
            scroll={scroll}
            controls={isReadOnly ? null : controls}
          />
        )}
        {timeline.isFetchingNextPage ? <SkeletonRows rows={2} /> : null}
        <div ref={end} className="list-end" />
      </div>
    </>
  );
}

function rangeOf({ from, to }: TimelineInput) {
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

function EmptyTimeline({ isFiltered: isSome, isMine }: { isFiltered: boolean; isMine: boolean }) {
  const icon = <Inbox size={24} strokeWidth={1.5} />;
  if (isSome) return <StateMessage icon={icon} title={t("timeline.noneFiltered")} />;
  return (
    <StateMessage icon={icon} title={t("timeline.noneTitle")}>
      {isMine ? t("timeline.noneMine") : t("timeline.noneBusiness")}
    </StateMessage>
  );
}
