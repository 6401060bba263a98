import { useMutation } from "@tanstack/react-query";
import type { TimelineItem } from "#shared/timeline.ts";
import { t } from "../../../i18n/t.ts";
import { useToast } from "../../../ui/Toasts.tsx";
import { failureOf, isQueued } from "../../api/apiFailure.ts";
import { callApi } from "../../api/callApi.ts";
import { failureWords } from "../../api/failureWords.ts";
import { markRowsInPages, removeFromPages } from "../markPages.ts";
import { type Mark, markCalls, removalCalls } from "./bulkCalls.ts";
import { useShownAtOnce } from "./useShownAtOnce.ts";

/** What was done to many rows is shown at once, taken back where the API refuses, and undone as one. */
export function useBulk() {
  const say = useToast();
  const { show, refresh } = useShownAtOnce();

  const mark = useMutation({
    mutationFn: ({ items, mark: wanted }: { items: readonly TimelineItem[]; mark: Mark; isUndo?: true }) =>
      Promise.all(markCalls(items, wanted).map((call) => callApi("markEmails", call))),
    onMutate: ({ items, mark: wanted }) =>
      show((pages) => markRowsInPages(pages, new Set(items.map(({ id }) => id)), wanted)),
    onSuccess(answers, { items, mark: wanted, isUndo }) {
      const refused = answers.flatMap((answer) => answer.refused);
      const changed = answers.flatMap((answer) => answer.changed);
      const [first] = refused;
      if (first !== undefined || changed.length === 0) {
        const reason = failureWords(first?.code ?? "forbidden", first?.message ?? "");
        say(t("bulk.someNotChanged", { count: Math.max(refused.length, 1), reason }));
        return;
      }
      if (isUndo) return;
      const others = items.filter((item) => differs(item, wanted));
      say(markedWords(wanted, items.length), () =>
        mark.mutate({ items: others.map(alone), mark: opposite(wanted), isUndo: true }),
      );
    },
    onError(error, _input, putBack) {
      putBack?.();
      say(t("failure.notChanged", { reason: failureOf(error).message }));
    },
    onSettled: refresh,
  });

  const bringBack = useMutation({
    mutationFn: (operationIds: readonly string[]) =>
      Promise.all(operationIds.map((operationId) => callApi("undoRemoval", { operationId }))),
    onError: (error) => say(t("failure.notUndone", { reason: failureOf(error).message })),
    onSettled: refresh,
  });

  const remove = useMutation({
    mutationFn: async (items: readonly TimelineItem[]) => {
      const outcomes = await Promise.allSettled(
        removalCalls(items).map((call) => callApi("removeEmails", call)),
      );
      const done = outcomes.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value] : []));
      const failure = outcomes.find((outcome) => outcome.status === "rejected");
      // Where some went, those can be undone; what was refused comes back with the next answer.
      if (failure !== undefined && done.length === 0) throw failure.reason;
      return { done, failure: failure === undefined ? null : failureOf(failure.reason) };
    },
    onMutate: (items) => show((pages) => items.reduce((left, { id }) => removeFromPages(left, id), pages)),
    onSuccess({ done, failure }) {
      const count = done.reduce((sum, { emails }) => sum + emails, 0);
      const words = t("bulk.removed", { count });
      say(failure === null ? words : `${words} ${t("failure.notRemoved", { reason: failure.message })}`, () =>
        bringBack.mutate(done.map(({ operationId }) => operationId)),
      );
    },
    onError(error, _items, putBack) {
      putBack?.();
      say(t("failure.notRemoved", { reason: failureOf(error).message }));
    },
    onSettled: refresh,
  });

  const restore = useMutation({
    mutationFn: async (items: readonly TimelineItem[]) => {
      // One after the other: each waits by itself where there is no connection.
      for (const { id } of items)
        await callApi("restoreEmail", { id }).catch((error: unknown) => {
          if (!isQueued(error)) throw error;
        });
    },
    onMutate: (items) => show((pages) => items.reduce((left, { id }) => removeFromPages(left, id), pages)),
    onSuccess: (_done, items) => say(t("bulk.restored", { count: items.length }), () => remove.mutate(items)),
    onError(error, _items, putBack) {
      putBack?.();
      say(t("failure.notRestored", { reason: failureOf(error).message }));
    },
    onSettled: refresh,
  });

  return { mark, remove, restore };
}

/** The newest email of a row by itself. */
function alone(item: TimelineItem): TimelineItem {
  return { ...item, conversation: null };
}

function differs(item: TimelineItem, mark: Mark): boolean {
  if ("isStarred" in mark) return item.isStarred !== mark.isStarred;
  const isUnread = !item.isRead || (item.conversation?.unread ?? 0) > 0;
  return isUnread === mark.isRead;
}

function opposite(mark: Mark): Mark {
  return "isRead" in mark ? { isRead: !mark.isRead } : { isStarred: !mark.isStarred };
}

function markedWords(mark: Mark, count: number): string {
  if ("isRead" in mark) return mark.isRead ? t("bulk.read", { count }) : t("bulk.unread", { count });
  return mark.isStarred ? t("bulk.starred", { count }) : t("bulk.unstarred", { count });
}
