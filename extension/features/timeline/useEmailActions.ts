import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { EmailDetail, EmailPatch } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf, isQueued } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { useShownAtOnce } from "./bulk/useShownAtOnce.ts";
import { markInPages, removeFromPages } from "./markPages.ts";

/** Star, read, remove and restore: shown at once, and taken back with a word where the API refuses. */
export function useEmailActions() {
  const client = useQueryClient();
  const say = useToast();
  const { show, refresh } = useShownAtOnce();

  const mark = useMutation({
    mutationFn: ({ id, patch }: { id: string; patch: EmailPatch }) => callApi("markEmail", { id, patch }),
    async onMutate({ id, patch }) {
      const putBackPages = await show((pages) => markInPages(pages, id, patch));
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
    onSettled: refresh,
  });

  const restore = useMutation({
    mutationFn: (id: string) => callApi("restoreEmail", { id }),
    onError: (error) =>
      say(
        isQueued(error)
          ? failureOf(error).message
          : t("failure.notRestored", { reason: failureOf(error).message }),
      ),
    onSettled: refresh,
  });

  const remove = useMutation({
    mutationFn: ({ id }: { id: string; subject: string }) => callApi("deleteEmail", { id }),
    onMutate: ({ id }) => show((pages) => removeFromPages(pages, id)),
    onSuccess: (_data, { id, subject }) =>
      say(t("email.removedToast", { subject }), () => restore.mutate(id)),
    onError: (error, _input, putBack) => {
      if (isQueued(error)) return say(failureOf(error).message);
      putBack?.();
      say(t("failure.notRemoved", { reason: failureOf(error).message }));
    },
    onSettled: refresh,
  });

  return { mark, remove, restore };
}
