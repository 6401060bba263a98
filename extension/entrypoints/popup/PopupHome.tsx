import { FirstReading } from "../../features/accounts/FirstReading.tsx";
import { NotificationCards } from "../../features/accounts/NotificationCards.tsx";
import { BusinessSearch } from "../../features/businesses/BusinessSearch.tsx";

export function PopupHome({ onOpen }: { onOpen: (businessId: string | null) => void }) {
  return (
    <BusinessSearch onOpen={onOpen}>
      <NotificationCards />
      <FirstReading />
    </BusinessSearch>
  );
}
