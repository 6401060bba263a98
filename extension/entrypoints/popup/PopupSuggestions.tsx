import { ArrowLeft } from "lucide-react";
import { SuggestionList } from "../../features/suggestions/SuggestionList.tsx";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";

interface PopupSuggestionsProps {
  /** The list keeps its place while an email covers it. */
  isHidden: boolean;
  onBack: () => void;
  onOpenEmail: (emailId: string) => void;
}

export function PopupSuggestions({ isHidden, onBack, onOpenEmail }: PopupSuggestionsProps) {
  return (
    <div className="popup-place" hidden={isHidden}>
      <div className="row popup-back">
        <IconButton label={t("action.back")} icon={<ArrowLeft size={16} />} onClick={onBack} />
        <h1 className="title">{t("suggestions.title")}</h1>
      </div>
      <SuggestionList onOpenEmail={onOpenEmail} />
    </div>
  );
}
