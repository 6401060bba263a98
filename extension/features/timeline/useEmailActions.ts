import { type InfiniteData, useMutation, useQueryClient } from "@tanstack/react-query";
import type { EmailDetail, EmailPatch } from "#shared/email.ts";
import type { TimelinePage } from "#shared/timeline.ts";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf, isQueued } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { markInPages, removeFromPages } from "./markPages.ts";

type Pages = InfiniteData<TimelinePage>;

/** Star, read, remove and restore: shown at once, and taken back with a word where the API refuses. */
export function useEmailActions() {
  const client = useQueryClient();
  const say = useToast();

  /** Changes every timeline on screen; answers how to put things back as they were. */
  async function showAtOnce(change: (pages: Pages) => Pages): Promise<() => void> {
    await client.cancelQueries({ queryKey: ["timeline"] });
    const before = client.getQueriesData<Pages>({ queryKey: ["timeline"] });
    client.setQueriesData<Pages>({ queryKey: ["timeline"] }, (pages) => pages && change(pages));
    return () => {
      for (const [key, pages] of before) client.setQueryData(key, pages);
    };
  }

  async function refresh(emailId: string): Promise<void> {
    await Promise.all(
      [
        ["timeline"],
        ["timeline-conversation"],
        ["email", emailId],
        ["lookup"],
        ["business"],
        ["businesses"],
      ].map((queryKey) => client.invalidateQueries({ queryKey })),
    );
  }

  const mark = useMutation({
    mutationFn: ({ id, patch }: { id: string; patch: EmailPatch }) => callApi("markEmail", { id, patch }),
    async onMutate({ id, patch }) {
      const putBackPages = await showAtOnce((pages) => markInPages(pages, id, patch));
      const email = client.getQueryData<EmailDetail>(["email", id]);
      if (email !== undefined) client.setQueryData(["email", id], { ...email, ...patch });
      return () => {
        putBackPages();
        if (email !== undefined) client.setQueryData(["email", id], email);
      };
    },
    onError: (error, _input, putBack) => {
      if (isQueued(error)) return say(failureOf(error).message);
      putBack?.();
      say(t("failure.notChanged", { reason: failureOf(error).message }));
    },
    onSettled: (_data, _error, { id }) => refresh(id),
  });

  const restore = useMutation({
    mutationFn: (id: string) => callApi("restoreEmail", { id }),
    onError: (error) =>
      say(
        isQueued(error)
          ? failureOf(error).message
          : t("failure.notRestored", { reason: failureOf(error).message }),
      ),
    onSettled: (_data, _error, id) => refresh(id),
  });

  const remove = useMutation({
    mutationFn: ({ id }: { id: string; subject: string }) => callApi("deleteEmail", { id }),
    onMutate: ({ id }) => showAtOnce((pages) => removeFromPages(pages, id)),
    onSuccess: (_data, { id, subject }) =>
      say(t("email.removedToast", { subject }), () => restore.mutate(id)),
    onError: (error, _input, putBack) => {
      if (isQueued(error)) return say(failureOf(error).message);
      putBack?.();
      say(t("failure.notRemoved", { reason: failureOf(error).message }));
    },
    onSettled: (_data, _error, { id }) => refresh(id),
  });

  return { mark, remove, restore };
}
