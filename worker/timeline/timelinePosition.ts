import * as z from "zod";
import type { TimelineItem } from "#shared/timeline.ts";
import { rankedTogether } from "./search/searchPage.ts";
import { storedJson } from "./storedJson.ts";
import type { Place, TimelinePosition } from "./timelineCursor.ts";

/** What a row says of its rank: its score, and the emails that were ranked with it: how many, the oldest, the newest. */
const rankSchema = z.object({
  id: z.string(),
  rank: storedJson(
    z.tuple([z.number(), z.number(), z.tuple([z.number(), z.string()]), z.number()]),
  ).nullable(),
});
interface Rank {
  score: number;
  candidates: number;
  oldest: Place;
  /** Milliseconds UTC. */
  newest: number;
}

/** Behind every id: a search does not order by them. */
const anyId = "~";

/** The ranks by email; empty where the order is that of time. */
export function ranksOf(rows: unknown): Map<string, Rank> {
  const ranks = new Map<string, Rank>();
  for (const { id, rank } of z.array(rankSchema).parse(rows)) {
    if (rank === null) continue;
    const [score, candidates, [sentAt, oldest], newest] = rank;
    ranks.set(id, { score, candidates, oldest: { sentAt, id: oldest }, newest });
  }
  return ranks;
}

/** What a page has shown, and of what. */
interface PageEnd {
  position: TimelinePosition | null;
  items: TimelineItem[];
  hasMore: boolean;
  ranks: Map<string, Rank>;
  isSearch: boolean;
}

/** Where the page behind this one begins; null where there is none. */
export function nextPosition({
  position,
  items,
  hasMore,
  ranks,
  isSearch,
}: PageEnd): TimelinePosition | null {
  const [first, last] = [items[0], items.at(-1)];
  if (!first || !last) return null;
  const rank = ranks.get(last.id);
  const id = isSearch ? anyId : first.id;
  const top = position?.top ?? { sentAt: rank?.newest ?? first.sentAt, id };
  const after = { sentAt: last.sentAt, id: last.id };
  if (!rank) return hasMore ? { after, top } : null;
  if (hasMore) return { after, top, score: rank.score, block: position?.block ?? null };
  // Those that were ranked together are through; older ones may follow.
  if (rank.candidates < rankedTogether) return null;
  return { after: rank.oldest, top, score: null, block: rank.oldest };
}
