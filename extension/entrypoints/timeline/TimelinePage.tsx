import { useEffect, useState } from "react";
import { AccountsFoot } from "../../features/accounts/AccountsFoot.tsx";
import { FirstReading } from "../../features/accounts/FirstReading.tsx";
import { NotificationCards } from "../../features/accounts/NotificationCards.tsx";
import { SignedInOnly } from "../../features/accounts/SignedInOnly.tsx";
import { OutboxNotice } from "../../features/api/OutboxNotice.tsx";
import { useProviders, useSession } from "../../features/api/queries.ts";
import { RunningOperations } from "../../features/filing/RunningOperations.tsx";
import { MailSearch } from "../../features/search/MailSearch.tsx";
import { scopeOf } from "../../features/search/scopeOf.ts";
import { SuggestionsEntry } from "../../features/suggestions/SuggestionsEntry.tsx";
import { Timeline } from "../../features/timeline/Timeline.tsx";
import { TimelineHead } from "../../features/timeline/TimelineHead.tsx";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ToastList } from "../../ui/Toasts.tsx";
import { hashOf, type PagePlace, placeOf } from "./placeInHash.ts";
import { ReadingColumn } from "./ReadingColumn.tsx";

/** Businesses, timeline and email side by side, for long sessions. */
export function TimelinePage() {
  const session = useSession();
  const providers = useProviders(session.data?.signedIn === true);
  const isReady = session.data?.signedIn === true && (providers.data?.length ?? 0) > 0;
  if (!isReady)
    return (
      <main className="threadbook page single">
        <h1 className="visually-hidden">Threadbook</h1>
        <SignedInOnly>{null}</SignedInOnly>
        <ToastList />
      </main>
    );
  return <Columns />;
}

function Columns() {
  const [place, setPlace] = useState<PagePlace>(() => placeOf(location.hash));
  useEffect(() => {
    const follow = () => setPlace(placeOf(location.hash));
    addEventListener("hashchange", follow);
    return () => removeEventListener("hashchange", follow);
  }, []);
  const go = (next: PagePlace) => {
    location.hash = hashOf(next);
  };
  const { businessId, contactId = null, q = null, emailId } = place;
  const show = (next: string) => go({ ...place, emailId: next, panel: null });
  return (
    <main className="threadbook page" data-testid="timeline-page">
      <nav className="column" aria-label={t("surface.businesses")}>
        <MailSearch
          selectedKey={businessId ?? contactId ?? (q === null ? "mine" : null)}
          onOpen={(target) =>
            target.kind === "email" ? show(target.emailId) : go({ ...scopeOf(target), emailId: null })
          }
        >
          <NotificationCards />
          <FirstReading />
          <SuggestionsEntry onOpen={() => go({ ...place, emailId: null, panel: "suggestions" })} />
        </MailSearch>
        <RunningOperations />
        <OutboxNotice />
        <AccountsFoot />
      </nav>
      <section className="column" aria-label={t("surface.timeline")}>
        <div className="column-head">
          <TimelineHead businessId={businessId} contactId={contactId} q={q} onOpen={show}>
            <Button
              kind="quiet"
              aria-pressed={place.panel === "about"}
              onClick={() => go({ businessId, emailId: null, panel: "about" })}
            >
              {t("about.title")}
            </Button>
          </TimelineHead>
        </div>
        <Timeline
          key={`${businessId} ${contactId} ${q}`}
          businessId={businessId}
          contactId={contactId}
          q={q}
          mayExport
          selectedId={emailId}
          onOpen={(item) => show(item.id)}
        />
      </section>
      <ReadingColumn place={place} go={go} />
      <ToastList />
    </main>
  );
}
