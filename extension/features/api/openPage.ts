import type { PageRequest } from "#shared/extensionMessages.ts";
import { sendMessage } from "../../messaging.ts";

/** Opens one of Threadbook's own pages in a tab. */
export function openPage(request: PageRequest): void {
  sendMessage("openPage", request).catch((error: unknown) => console.warn("threadbook: open page", error));
}

/** An email on Threadbook's own page: a mail page's script never sees bodies. */
export function openEmailPage(emailId: string, businessId: string | null): void {
  openPage({ page: "timeline", emailId, ...(businessId === null ? {} : { businessId }) });
}

/** The timeline of a business, a contact or a search, or else of all one's own mail, on Threadbook's own page. */
export function openTimelinePage({ businessId, contactId = null, q = null }: TimelinePlace): void {
  openPage({
    page: "timeline",
    ...(businessId === null ? {} : { businessId }),
    ...(contactId === null ? {} : { contactId }),
    ...(q === null ? {} : { q }),
  });
}

interface TimelinePlace {
  businessId: string | null;
  contactId?: string | null;
  q?: string | null;
}
