import { useMutation, useQueryClient } from "@tanstack/react-query";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { refreshFilings } from "../filing/useOperations.ts";

/**
 * A change of a business or its people: everything that shows them is asked for anew; a refusal is said, unless the
 * surface shows those of its code itself.
 */
export function useBusinessChange<Input, Answer>(
  change: (input: Input) => Promise<Answer>,
  isShown: (code: string) => boolean = () => false,
) {
  const client = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: change,
    onError(error) {
      const { code, message } = failureOf(error);
      if (!isShown(code)) say(t("failure.notChanged", { reason: message }));
    },
    onSettled: () => refreshFilings(client),
  });
}
