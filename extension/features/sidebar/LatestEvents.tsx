import type { BusinessRef } from "#shared/association.ts";
import type { LookupAnswer } from "#shared/lookup.ts";
import type { OpenMail } from "#shared/openMail.ts";
import { t } from "../../i18n/t.ts";
import { openEmailPage, openTimelinePage } from "../api/openPage.ts";
import { TimelineGroups } from "../timeline/TimelineGroups.tsx";
import type { SidebarHost } from "./drawerSlot.ts";

interface LatestEventsProps {
  host: SidebarHost;
  mail: OpenMail;
  answer: LookupAnswer;
  business: BusinessRef | null;
}

/** The newest conversations with the business. One of this mailbox opens in the mail page, others on our own page. */
export function LatestEvents({ host, mail, answer, business }: LatestEventsProps) {
  if (business === null) return null;
  const open = answer.timeline.find(({ conversationId }) => conversationId === answer.conversationId);
  const isMore =
    answer.emailCount > answer.timeline.reduce((sum, item) => sum + (item.conversation?.emails ?? 1), 0);
  return (
    <section aria-label={t("surface.timeline")} data-testid="sidebar-timeline">
      <TimelineGroups
        items={answer.timeline}
        selectedId={open?.id ?? null}
        onOpen={(item) => {
          const isHere = mail.account !== null && item.emailProviderId === answer.emailProviderId;
          if (isHere) host.showThread(item.threadId);
          else openEmailPage(item.id, business.id);
        }}
      />
      {answer.timeline.length === 0 && !isMore ? (
        <p className="small faint drawer-section">{t("sidebar.nothingElse")}</p>
      ) : null}
      {isMore ? (
        <p className="drawer-section">
          <button
            type="button"
            className="link small"
            onClick={() => openTimelinePage({ businessId: business.id })}
          >
            {t("sidebar.wholeTimeline")}
          </button>
        </p>
      ) : null}
    </section>
  );
}
