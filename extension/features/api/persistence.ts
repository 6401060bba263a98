import { createAsyncStoragePersister } from "@tanstack/query-async-storage-persister";
import type { PersistedClient, PersistQueryClientOptions } from "@tanstack/react-query-persist-client";
import { keptFor } from "./queryClient.ts";

/** Where a surface keeps its answers: one text, or null for none. */
export interface KeptText {
  read(): Promise<string | null>;
  write(text: string | null): Promise<void>;
}

/** Grows when kept answers can no longer be read by newer code. */
const version = "2";

/** So many answers are kept; older ones are asked for again. */
const mostKept = 80;

interface KeepableQuery {
  state: { status: string };
  queryKey: readonly unknown[];
}

/** Bodies of emails are never kept, what would change is asked anew, and half a word is not looked for again. */
const unkept = new Set(["emailBody", "inlineImage", "preview", "search", "people"]);

/** Keeps answers between openings, so that a surface shows something at once. */
export function persistence(kept: KeptText): Omit<PersistQueryClientOptions, "queryClient"> {
  return {
    persister: createAsyncStoragePersister({
      key: "answers",
      storage: {
        getItem: () => kept.read(),
        setItem: (_key: string, text: string) => kept.write(text),
        removeItem: () => kept.write(null),
      },
      throttleTime: 1000,
      serialize: (client) => JSON.stringify(shortened(client)),
    }),
    buster: version,
    maxAge: keptFor,
    dehydrateOptions: {
      shouldDehydrateQuery: ({ state, queryKey }: KeepableQuery) =>
        state.status === "success" && !unkept.has(String(queryKey[0])),
      shouldDehydrateMutation: () => false,
    },
  };
}

/** The newest answers; of a list that someone scrolled through, its first page is enough to begin with. */
function shortened(client: PersistedClient): PersistedClient {
  const newest = client.clientState.queries
    .toSorted((one, other) => other.state.dataUpdatedAt - one.state.dataUpdatedAt)
    .slice(0, mostKept);
  const queries = newest.map((query) => {
    const { data } = query.state;
    if (!isPaged(data) || data.pages.length <= 1) return query;
    const first = { pages: data.pages.slice(0, 1), pageParams: data.pageParams.slice(0, 1) };
    return { ...query, state: { ...query.state, data: first } };
  });
  return { ...client, clientState: { ...client.clientState, queries } };
}

function isPaged(data: unknown): data is { pages: unknown[]; pageParams: unknown[] } {
  return typeof data === "object" && data !== null && "pages" in data && "pageParams" in data;
}
