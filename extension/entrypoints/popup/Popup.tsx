import { useState } from "react";
import { AccountsFoot } from "../../features/accounts/AccountsFoot.tsx";
import { SignedInOnly } from "../../features/accounts/SignedInOnly.tsx";
import { OutboxNotice } from "../../features/api/OutboxNotice.tsx";
import { RunningOperations } from "../../features/filing/RunningOperations.tsx";
import { EmailView } from "../../features/timeline/EmailView.tsx";
import { ToastList } from "../../ui/Toasts.tsx";
import { PopupHome } from "./PopupHome.tsx";
import { PopupSuggestions } from "./PopupSuggestions.tsx";
import { PopupTimeline } from "./PopupTimeline.tsx";

/** Null `businessId` is all one's own mail. */
type Place = { businessId: string | null; emailId: string | null };

export function Popup() {
  const [place, setPlace] = useState<Place | "suggestions" | null>(null);
  return (
    <main className="threadbook popup" data-testid="popup">
      {place === null || (place !== "suggestions" && place.emailId !== null) ? (
        <h1 className="visually-hidden">Threadbook</h1>
      ) : null}
      <div className="popup-place">
        <SignedInOnly>
          {place === null ? (
            <PopupHome
              onOpen={(businessId) => setPlace({ businessId, emailId: null })}
              onSuggestions={() => setPlace("suggestions")}
            />
          ) : place === "suggestions" ? (
            <PopupSuggestions
              onBack={() => setPlace(null)}
              onOpenEmail={(emailId) => setPlace({ businessId: null, emailId })}
            />
          ) : (
            <>
              <PopupTimeline
                businessId={place.businessId}
                isHidden={place.emailId !== null}
                onBack={() => setPlace(null)}
                onOpen={(emailId) => setPlace({ ...place, emailId })}
              />
              {place.emailId === null ? null : (
                <EmailView
                  emailId={place.emailId}
                  onBack={() => setPlace({ ...place, emailId: null })}
                  onShow={(emailId) => setPlace({ ...place, emailId })}
                  onRemoved={() => setPlace({ ...place, emailId: null })}
                />
              )}
            </>
          )}
        </SignedInOnly>
      </div>
      <RunningOperations />
      <ToastList />
      <OutboxNotice />
      <AccountsFoot />
    </main>
  );
}
