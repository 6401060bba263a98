import { type QueryClient, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { callApi } from "./callApi.ts";
import { useSession } from "./queries.ts";

/** Milliseconds between two looks while the surface is on screen; behind other tabs nobody looks. */
const lookMs = 5_000;
/** What the counted changes can change. Bodies and attachments of an email never do. */
const changing = new Set([
  ...["timeline", "timeline-conversation", "lookup", "email", "business", "businesses"],
  ...["activity", "suggestions", "notifications", "people", "contact", "search"],
]);

/** Asks whether anything changed, and has what is on screen asked for anew only then. */
export function LiveChanges() {
  const client = useQueryClient();
  const { data: session } = useSession();
  const { data } = useQuery({
    queryKey: ["changes"],
    queryFn: () => callApi("changes", {}),
    enabled: session?.signedIn === true,
    refetchInterval: lookMs,
    staleTime: 0,
    retry: false,
  });
  const version = data?.version;
  useEffect(() => {
    if (version === undefined || !isNews(client, version)) return;
    client
      .invalidateQueries({ predicate: ({ queryKey }) => changing.has(String(queryKey[0])) })
      .catch((error: unknown) => console.warn("threadbook: refresh after a change", error));
  }, [client, version]);
  return null;
}

/** The last version that each client has heard of. */
const heard = new WeakMap<QueryClient, string>();

function isNews(client: QueryClient, version: string): boolean {
  const before = heard.get(client);
  heard.set(client, version);
  return before !== undefined && before !== version;
}
