import { type InfiniteData, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { TimelinePage } from "#shared/timeline.ts";

export type Pages = InfiniteData<TimelinePage>;

const stale = ["timeline", "timeline-conversation", "email", "lookup", "business", "businesses", "activity"];

/** Changes every timeline on screen before the API has answered, and asks for them anew afterwards. */
export function useShownAtOnce() {
  const client = useQueryClient();
  /** Answers how to put things back as they were. */
  const show = useCallback(
    async (change: (pages: Pages) => Pages): Promise<() => void> => {
      await client.cancelQueries({ queryKey: ["timeline"] });
      const before = client.getQueriesData<Pages>({ queryKey: ["timeline"] });
      client.setQueriesData<Pages>({ queryKey: ["timeline"] }, (pages) => pages && change(pages));
      return () => {
        for (const [key, pages] of before) client.setQueryData(key, pages);
      };
    },
    [client],
  );
  const refresh = useCallback(async (): Promise<void> => {
    await Promise.all(stale.map((name) => client.invalidateQueries({ queryKey: [name] })));
  }, [client]);
  return { show, refresh };
}
