import type { Sharing } from "#shared/provider.ts";
import type { TimelineItem } from "#shared/timeline.ts";

/** An own email as a colleague's timeline shows it at a sharing level; the Worker decides by the same rule. */
export function asColleaguesSee(item: TimelineItem, sharing: Sharing): TimelineItem {
  return {
    ...item,
    subject: sharing === "metadata" ? null : item.subject,
    snippet: sharing === "full" ? item.snippet : null,
  };
}
