import { useMutation } from "@tanstack/react-query";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { useShownAtOnce } from "./bulk/useShownAtOnce.ts";

/** Putting a thread apart, which is undone, and deleting for good, which is not. Neither is shown before it is done. */
export function usePutRight() {
  const say = useToast();
  const { refresh } = useShownAtOnce();

  const together = useMutation({
    mutationFn: (operationId: string) => callApi("undoConversationMove", { operationId }),
    onError: (error) => say(t("failure.notUndone", { reason: failureOf(error).message })),
    onSettled: refresh,
  });

  const apart = useMutation({
    mutationFn: (emailId: string) => callApi("separateConversation", { emailId }),
    onSuccess: ({ operationId, emails }) =>
      say(t("email.putApart", { count: emails }), () => together.mutate(operationId)),
    onError: (error) => say(t("failure.notChanged", { reason: failureOf(error).message })),
    onSettled: refresh,
  });

  const erase = useMutation({
    mutationFn: (id: string) => callApi("eraseEmail", { id }),
    onSuccess: () => say(t("email.erased")),
    onError: (error) => say(t("failure.notRemoved", { reason: failureOf(error).message })),
    onSettled: refresh,
  });

  return { apart, erase };
}
