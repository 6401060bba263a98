import type { ReactNode } from "react";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { BusinessActivity } from "../activity/BusinessActivity.tsx";
import { BusinessHeader } from "../businesses/BusinessHeader.tsx";
import { ContactHeader } from "../businesses/ContactHeader.tsx";
import type { TimelineScope } from "./timelineFilters.ts";

interface TimelineHeadProps extends TimelineScope {
  onOpen: (emailId: string) => void;
  /** Beside the name of a business. */
  children?: ReactNode;
}

/** What the timeline below is of. */
export function TimelineHead({
  businessId,
  contactId = null,
  q = null,
  onOpen,
  children,
}: TimelineHeadProps) {
  if (businessId !== null)
    return (
      <>
        <BusinessHeader businessId={businessId}>{children}</BusinessHeader>
        <BusinessActivity key={businessId} businessId={businessId} onOpen={onOpen} />
      </>
    );
  if (contactId !== null) return <ContactHeader contactId={contactId} />;
  return (
    <h1 className="title business-header clip">
      {q === null ? (
        t("surface.allMail")
      ) : (
        <Phrase text="search.emailsWith" with={{ query: <ForeignText>{q}</ForeignText> }} />
      )}
    </h1>
  );
}
