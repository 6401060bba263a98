import { ArrowLeft } from "lucide-react";
import { BusinessActivity } from "../../features/activity/BusinessActivity.tsx";
import { openTimelinePage } from "../../features/api/openPage.ts";
import { BusinessHeader } from "../../features/businesses/BusinessHeader.tsx";
import { Timeline } from "../../features/timeline/Timeline.tsx";
import { t } from "../../i18n/t.ts";
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
        <IconButton label={t("action.back")} icon={<ArrowLeft size={16} />} onClick={onBack} />
        <span className="grow" />
        <Button kind="quiet" onClick={() => openTimelinePage(businessId)}>
          {t("action.openPage")}
        </Button>
      </div>
      {businessId === null ? (
        <h1 className="title business-header">{t("surface.allMail")}</h1>
      ) : (
        <>
          <BusinessHeader businessId={businessId} />
          <BusinessActivity key={businessId} businessId={businessId} onOpen={onOpen} />
        </>
      )}
      <Timeline businessId={businessId} selectedId={null} onOpen={(item) => onOpen(item.id)} />
    </div>
  );
}
