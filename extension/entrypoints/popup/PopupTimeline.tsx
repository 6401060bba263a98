import { ArrowLeft } from "lucide-react";
import { openTimelinePage } from "../../features/api/openPage.ts";
import { BusinessHeader } from "../../features/businesses/BusinessHeader.tsx";
import { Timeline } from "../../features/timeline/Timeline.tsx";
import { Button, IconButton } from "../../ui/Button.tsx";

interface PopupTimelineProps {
  businessId: string | null;
  /** The list keeps its place while an email covers it. */
  isHidden: boolean;
  onBack: () => void;
  onOpen: (emailId: string) => void;
}

export function PopupTimeline({ businessId, isHidden, onBack, onOpen }: PopupTimelineProps) {
  return (
    <div className="popup-place" hidden={isHidden}>
      <div className="row popup-back">
        <IconButton label="Back" icon={<ArrowLeft size={16} />} onClick={onBack} />
        <span className="grow" />
        <Button kind="quiet" onClick={() => openTimelinePage(businessId)}>
          Open page
        </Button>
      </div>
      {businessId === null ? (
        <h1 className="title business-header">All my email</h1>
      ) : (
        <BusinessHeader businessId={businessId} />
      )}
      <Timeline businessId={businessId} selectedId={null} onOpen={(item) => onOpen(item.id)} />
    </div>
  );
}
