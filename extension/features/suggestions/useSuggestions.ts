import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Suggestion } from "#shared/suggestion.ts";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { refreshFilings, useOperations } from "../filing/useOperations.ts";

/** Suggestions that one list shows; the rest come once these are answered. */
const shownAtOnce = 50;

type List = { items: Suggestion[]; nextCursor: string | null };

/** What needs a person: people and businesses to enter, or emails that may belong to several. */
export function useSuggestions(list: "people" | "emails") {
  return useQuery({
    queryKey: ["suggestions", list],
    queryFn: () =>
      callApi("suggestions", { limit: shownAtOnce, ...(list === "emails" ? { kind: "email" } : {}) }),
  });
}

/** Answers to suggestions: gone from the screen at once, back with a word where the API refuses. */
export function useSuggestionAnswers() {
  const client = useQueryClient();
  const say = useToast();
  const operations = useOperations();

  async function leave(ids: readonly string[]): Promise<() => void> {
    await client.cancelQueries({ queryKey: ["suggestions"] });
    const before = client.getQueriesData<List>({ queryKey: ["suggestions"] });
    client.setQueriesData<List>(
      { queryKey: ["suggestions"] },
      (list) => list && { ...list, items: list.items.filter(({ id }) => !ids.includes(id)) },
    );
    return () => {
      for (const [key, list] of before) client.setQueryData(key, list);
    };
  }
  const sayRefused = (error: unknown, putBack: (() => void) | undefined) => {
    putBack?.();
    say(t("failure.notChanged", { reason: failureOf(error).message }));
  };

  const accept = useMutation({
    mutationFn: ({ id, businessId }: { id: string; businessId?: string; words: string }) =>
      callApi("acceptSuggestion", { id, choice: businessId === undefined ? {} : { businessId } }),
    onMutate: ({ id }) => leave([id]),
    onSuccess: ({ operationId }, { words }) =>
      say(words, operationId === null ? undefined : () => operations.undo(operationId)),
    onError: (error, _input, putBack) => sayRefused(error, putBack),
    onSettled: () => refreshFilings(client),
  });
  const acceptAll = useMutation({
    mutationFn: (ids: string[]) => callApi("acceptSuggestions", { ids }),
    onMutate: leave,
    onSuccess({ items }) {
      const refused = items.filter(({ code }) => code !== null).length;
      say(
        refused === 0
          ? t("suggestions.accepted", { count: items.length })
          : t("suggestions.acceptedSome", { count: items.length - refused, refused }),
      );
    },
    onError: (error, _input, putBack) => sayRefused(error, putBack),
    onSettled: () => refreshFilings(client),
  });
  const dismiss = useMutation({
    mutationFn: (ids: string[]) => callApi("dismissSuggestions", { ids }),
    onMutate: leave,
    onSuccess: (_, ids) => say(t("suggestions.dismissed", { count: ids.length })),
    onError: (error, _input, putBack) => sayRefused(error, putBack),
    onSettled: () => client.invalidateQueries({ queryKey: ["suggestions"] }),
  });
  return { accept, acceptAll, dismiss };
}

export type SuggestionAnswers = ReturnType<typeof useSuggestionAnswers>;
