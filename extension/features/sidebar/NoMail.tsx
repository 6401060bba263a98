import { ArrowLeft, ExternalLink } from "lucide-react";
import { useState } from "react";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { openEmailPage, openTimelinePage } from "../api/openPage.ts";
import { BusinessHeader } from "../businesses/BusinessHeader.tsx";
import { BusinessSearch } from "../businesses/BusinessSearch.tsx";
import { Timeline } from "../timeline/Timeline.tsx";

/** No mail is open, or the page does not say beyond doubt which: then a business is found by hand. */
export function NoMail({ hint }: { hint: string }) {
  const [place, setPlace] = useState<{ businessId: string | null } | null>(null);
  if (place !== null)
    return (
      <div className="drawer-place">
        <div className="row drawer-back">
          <IconButton
            label={t("action.back")}
            icon={<ArrowLeft size={16} />}
            onClick={() => setPlace(null)}
          />
          <span className="grow" />
          <IconButton
            label={t("action.openAsPage")}
            icon={<ExternalLink size={15} />}
            onClick={() => openTimelinePage(place)}
          />
        </div>
        {place.businessId === null ? (
          <h1 className="title drawer-title">{t("surface.allMail")}</h1>
        ) : (
          <BusinessHeader businessId={place.businessId} />
        )}
        <Timeline
          businessId={place.businessId}
          isReadOnly
          selectedId={null}
          onOpen={(item) => openEmailPage(item.id, place.businessId)}
        />
      </div>
    );
  return (
    <div className="drawer-place" data-testid="no-mail">
      <BusinessSearch onOpen={(businessId) => setPlace({ businessId })}>
        <p className="small muted drawer-hint">{hint}</p>
      </BusinessSearch>
    </div>
  );
}
