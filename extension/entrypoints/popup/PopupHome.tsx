import { FirstReading } from "../../features/accounts/FirstReading.tsx";
import { NotificationCards } from "../../features/accounts/NotificationCards.tsx";
import { MailSearch } from "../../features/search/MailSearch.tsx";
import type { SearchTarget } from "../../features/search/searchEntries.ts";
import { SuggestionsEntry } from "../../features/suggestions/SuggestionsEntry.tsx";

interface PopupHomeProps {
  onOpen: (target: SearchTarget) => void;
  onSuggestions: () => void;
  /** What was found keeps its place while something covers it. */
  isHidden: boolean;
}

export function PopupHome({ onOpen, onSuggestions, isHidden }: PopupHomeProps) {
  return (
    <MailSearch onOpen={onOpen} isHidden={isHidden}>
      <NotificationCards />
      <FirstReading />
      <SuggestionsEntry onOpen={onSuggestions} />
    </MailSearch>
  );
}
