import { FirstReading } from "../../features/accounts/FirstReading.tsx";
import { NotificationCards } from "../../features/accounts/NotificationCards.tsx";
import { BusinessSearch } from "../../features/businesses/BusinessSearch.tsx";
import { SuggestionsEntry } from "../../features/suggestions/SuggestionsEntry.tsx";

interface PopupHomeProps {
  onOpen: (businessId: string | null) => void;
  onSuggestions: () => void;
}

export function PopupHome({ onOpen, onSuggestions }: PopupHomeProps) {
  return (
    <BusinessSearch onOpen={onOpen}>
      <NotificationCards />
      <FirstReading />
      <SuggestionsEntry onOpen={onSuggestions} />
    </BusinessSearch>
  );
}
