import { ArrowLeft, MousePointerClick } from "lucide-react";
import { About } from "../../features/about/About.tsx";
import { SuggestionList } from "../../features/suggestions/SuggestionList.tsx";
import { EmailView } from "../../features/timeline/EmailView.tsx";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import type { PagePlace } from "./placeInHash.ts";

interface ReadingColumnProps {
  place: PagePlace;
  go: (place: PagePlace) => void;
}

/** The widest column: the email that is open, all about the business, or what needs a person. */
export function ReadingColumn({ place, go }: ReadingColumnProps) {
  const { businessId, emailId, panel = null } = place;
  const show = (next: string | null) => go({ ...place, emailId: next, panel: null });
  const close = () => show(null);
  const isEmpty = emailId === null && panel === null;
  return (
    <section className={`column reading${isEmpty ? " empty" : ""}`} aria-label={t("surface.reading")}>
      {emailId !== null ? (
        <EmailView emailId={emailId} onBack={close} onShow={show} onRemoved={close} />
      ) : panel === "about" && businessId !== null ? (
        <About
          businessId={businessId}
          onBack={close}
          onGone={(next) => go({ businessId: next, emailId: null })}
          onOpenEmail={show}
        />
      ) : panel === "suggestions" ? (
        <>
          <div className="row panel-bar">
            <IconButton label={t("action.back")} icon={<ArrowLeft size={16} />} onClick={close} />
            <h2 className="title">{t("suggestions.title")}</h2>
          </div>
          <SuggestionList onOpenEmail={(next) => go({ businessId: null, emailId: next })} />
        </>
      ) : (
        <StateMessage
          icon={<MousePointerClick size={24} strokeWidth={1.5} />}
          title={t("surface.noEmailChosen")}
        >
          {t("surface.chooseEmail")}
        </StateMessage>
      )}
    </section>
  );
}
