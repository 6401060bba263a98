import { useMutation, useQueryClient } from "@tanstack/react-query";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";

/** A change of the organization, its people or sessions: what is shown of `about` is asked for anew afterwards. */
export function useChange<Input>(about: string, change: (input: Input) => Promise<unknown>) {
  const client = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: change,
    onError: (error) => say(t("organization.notSaved", { reason: failureOf(error).message })),
    onSettled: () => client.invalidateQueries({ queryKey: [about] }),
  });
}
