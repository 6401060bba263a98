import { useState } from "react";
import { AccountsFoot } from "../../features/accounts/AccountsFoot.tsx";
import { SignedInOnly } from "../../features/accounts/SignedInOnly.tsx";
import { OutboxNotice } from "../../features/api/OutboxNotice.tsx";
import { RunningOperations } from "../../features/filing/RunningOperations.tsx";
import { scopeOf } from "../../features/search/scopeOf.ts";
import { EmailView } from "../../features/timeline/EmailView.tsx";
import type { TimelineScope } from "../../features/timeline/timelineFilters.ts";
import { ToastList } from "../../ui/Toasts.tsx";
import { PopupHome } from "./PopupHome.tsx";
import { PopupSuggestions } from "./PopupSuggestions.tsx";
import { PopupTimeline } from "./PopupTimeline.tsx";
import { useEscape } from "./useEscape.ts";

/** What is shown, and the email that covers it. */
type Place = { below: "home" | "suggestions" | TimelineScope; emailId: string | null };

const home: Place = { below: "home", emailId: null };

export function Popup() {
  const [{ below, emailId }, setPlace] = useState(home);
  const isCovered = emailId !== null;
  const isHome = below === "home" && !isCovered;
  const show = (next: string | null) => setPlace({ below, emailId: next });
  useEscape(isHome ? null : () => setPlace(isCovered ? { below, emailId: null } : home));
  return (
    <main className="threadbook popup" data-testid="popup">
      {isHome || isCovered ? <h1 className="visually-hidden">Threadbook</h1> : null}
      <div className="popup-place">
        <SignedInOnly>
          <PopupHome
            isHidden={!isHome}
            onSuggestions={() => setPlace({ below: "suggestions", emailId: null })}
            onOpen={(target) =>
              setPlace(
                target.kind === "email"
                  ? { below: "home", emailId: target.emailId }
                  : { below: scopeOf(target), emailId: null },
              )
            }
          />
          {below === "home" ? null : below === "suggestions" ? (
            <PopupSuggestions isHidden={isCovered} onBack={() => setPlace(home)} onOpenEmail={show} />
          ) : (
            <PopupTimeline scope={below} isHidden={isCovered} onBack={() => setPlace(home)} onOpen={show} />
          )}
          {isCovered ? (
            <EmailView
              emailId={emailId}
              onBack={() => show(null)}
              onShow={show}
              onRemoved={() => show(null)}
            />
          ) : null}
        </SignedInOnly>
      </div>
      <RunningOperations />
      <ToastList />
      <OutboxNotice />
      <AccountsFoot />
    </main>
  );
}
