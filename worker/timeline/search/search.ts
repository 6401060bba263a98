import type { TimelineFilter } from "#shared/timeline.ts";
import type { Actor } from "../../context.ts";
import { fullText } from "./fullText.ts";
import { parseQuery } from "./parseQuery.ts";
import { plainSearch } from "./plainSearch.ts";
import type { TextSearch } from "./textSearch.ts";

/** How the text of a timeline's question is searched; undefined where it asks for none. */
export function textSearch(
  actor: Actor,
  filter: Pick<TimelineFilter, "q" | "userId">,
): TextSearch | undefined {
  if (filter.q === undefined || filter.q.trim() === "") return undefined;
  const parsed = parseQuery(filter.q);
  // The index knows words alone; filters alone need none.
  if (parsed.terms.every((term) => term.words.length === 0)) return plainSearch(actor, parsed);
  return fullText(actor, parsed, filter.userId === "me" ? actor.userId : filter.userId);
}
