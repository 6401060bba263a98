import { ArrowLeft } from "lucide-react";
import { openTimelinePage } from "../../features/api/openPage.ts";
import { Timeline } from "../../features/timeline/Timeline.tsx";
import { TimelineHead } from "../../features/timeline/TimelineHead.tsx";
import type { TimelineScope } from "../../features/timeline/timelineFilters.ts";
import { t } from "../../i18n/t.ts";
import { Button, IconButton } from "../../ui/Button.tsx";

interface PopupTimelineProps {
  scope: TimelineScope;
  /** The list keeps its place while an email covers it. */
  isHidden: boolean;
  onBack: () => void;
  onOpen: (emailId: string) => void;
}

export function PopupTimeline({ scope, isHidden, onBack, onOpen }: PopupTimelineProps) {
  return (
    <div className="popup-place" hidden={isHidden}>
      <div className="row popup-back">
        <IconButton label={t("action.back")} icon={<ArrowLeft size={16} />} onClick={onBack} />
        <span className="grow" />
        <Button kind="quiet" onClick={() => openTimelinePage(scope)}>
          {t("action.openPage")}
        </Button>
      </div>
      <TimelineHead {...scope} onOpen={onOpen} />
      <Timeline {...scope} selectedId={null} onOpen={(item) => onOpen(item.id)} />
    </div>
  );
}
