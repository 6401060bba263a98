import type { TimelineScope } from "../../features/timeline/timelineFilters.ts";

/** Where the page is: what the timeline is of, and the email that is open. */
export interface PagePlace extends TimelineScope {
  emailId: string | null;
  /** What stands in the place of an email: all about the business, or what needs a person. */
  panel?: Panel | null;
}

const panels = ["about", "suggestions"] as const;
export type Panel = (typeof panels)[number];

/** The place that an address names; reload and links lead back to it. */
export function placeOf(hash: string): PagePlace {
  const parameters = new URLSearchParams(hash.replace(/^#/, ""));
  return {
    businessId: parameters.get("business"),
    contactId: parameters.get("contact"),
    q: parameters.get("q"),
    emailId: parameters.get("email"),
    panel: panels.find((panel) => panel === parameters.get("panel")) ?? null,
  };
}

export function hashOf({ businessId, contactId = null, q = null, emailId, panel = null }: PagePlace): string {
  const parameters = new URLSearchParams();
  if (businessId !== null) parameters.set("business", businessId);
  if (contactId !== null) parameters.set("contact", contactId);
  if (q !== null) parameters.set("q", q);
  if (emailId !== null) parameters.set("email", emailId);
  if (panel !== null) parameters.set("panel", panel);
  return `#${parameters.toString()}`;
}
