import type { TimelineScope } from "../timeline/timelineFilters.ts";
import type { SearchTarget } from "./searchEntries.ts";

/** The timeline that a search leads to. */
export function scopeOf(target: Exclude<SearchTarget, { kind: "email" }>): TimelineScope {
  switch (target.kind) {
    case "business":
      return { businessId: target.businessId };
    case "contact":
      return { businessId: null, contactId: target.contactId };
    case "emails":
      return { businessId: null, q: target.q };
  }
}
