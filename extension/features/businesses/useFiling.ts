import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { LookupAnswer } from "#shared/lookup.ts";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf, isQueued } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { filedByHand } from "./filedByHand.ts";
import type { PickerOption } from "./pickerOptions.ts";

/** What is filed: the email and the rest of its conversation in this mailbox. `option` null takes it out of every business. */
interface FilingInput {
  emailId: string;
  option: PickerOption | null;
}

/** Filing by hand: shown at once, undone for ten seconds, taken back with a word where the API refuses. */
export function useFiling() {
  const client = useQueryClient();
  const say = useToast();
  const refresh = () =>
    Promise.all(
      [["lookup"], ["timeline"], ["email"], ["business"], ["businesses"]].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );

  const undo = useMutation({
    mutationFn: (operationId: string) => callApi("undoAssociation", { operationId }),
    onError: (error) => say(t("failure.notUndone", { reason: failureOf(error).message })),
    onSettled: refresh,
  });

  return useMutation({
    async mutationFn({ emailId, option }: FilingInput) {
      const businessId = option === null ? null : await businessIdOf(option);
      return callApi("associate", { id: emailId, change: { businessId, scope: "thread" } });
    },
    async onMutate({ emailId, option }) {
      await client.cancelQueries({ queryKey: ["lookup"] });
      const before = client.getQueriesData<LookupAnswer>({ queryKey: ["lookup"] });
      client.setQueriesData<LookupAnswer>({ queryKey: ["lookup"] }, (answer) =>
        answer?.emailId === emailId ? filedByHand(answer, option, Date.now()) : answer,
      );
      return before;
    },
    onSuccess({ operationId, emails }, { option }) {
      const name = option?.kind === "business" ? option.business.name : option?.name;
      const words =
        name === undefined
          ? t("filing.undone", { count: emails })
          : t("filing.done", { count: emails, name });
      say(words, () => undo.mutate(operationId));
    },
    onError(error, _input, before) {
      if (isQueued(error)) return say(failureOf(error).message);
      for (const [key, answer] of before ?? []) client.setQueryData(key, answer);
      say(t("failure.notFiled", { reason: failureOf(error).message }));
    },
    onSettled: refresh,
  });
}

async function businessIdOf(option: PickerOption): Promise<string> {
  if (option.kind === "business") return option.business.id;
  const domains = option.domain === null ? [] : [option.domain];
  return (await callApi("createBusiness", { name: option.name, domains })).id;
}
