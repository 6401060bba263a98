import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BusinessRef } from "#shared/association.ts";
import type { EmailDetail } from "#shared/email.ts";
import type { LookupAnswer } from "#shared/lookup.ts";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf, isQueued } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import type { PickerOption } from "../businesses/pickerOptions.ts";
import { associationsAfter } from "./associationsAfter.ts";
import { filedByHand } from "./filedByHand.ts";
import { nameOf, type Said } from "./said.ts";
import { refreshFilings, useOperations } from "./useOperations.ts";

interface FilingInput {
  emailId: string;
  said: Said;
  /** Until when decisions were seen; null: this is said whatever was decided. */
  seenUntil: number | null;
}

/**
 * Filing by hand: shown at once, undone for ten seconds, taken back with a word where the API refuses. What a colleague
 * decided in the meantime is shown first, and overruled only on purpose.
 */
export function useFiling() {
  const client = useQueryClient();
  const say = useToast();
  const operations = useOperations();

  const filing = useMutation({
    async mutationFn({ emailId, said, seenUntil }: FilingInput) {
      const { scope } = said;
      const seen = seenUntil === null ? {} : { seenUntil };
      const place = said.isHere
        ? { businessId: (await businessOf(said.option)).id, ...(said.beside ? { beside: said.beside } : {}) }
        : { businessId: null, notBusinessId: said.business.id };
      return callApi("associate", { id: emailId, change: { ...place, scope, ...seen } });
    },
    async onMutate({ emailId, said }) {
      const email = ["email", emailId];
      await Promise.all([["lookup"], email].map((queryKey) => client.cancelQueries({ queryKey })));
      const before = [
        ...client.getQueriesData<unknown>({ queryKey: ["lookup"] }),
        ...client.getQueriesData<unknown>({ queryKey: email }),
      ];
      client.setQueryData<EmailDetail>(
        email,
        (known) =>
          known && { ...known, associations: associationsAfter(known.associations, said, Date.now()) },
      );
      client.setQueriesData<LookupAnswer>({ queryKey: ["lookup"] }, (answer) =>
        answer?.emailId === emailId ? filedByHand(answer, said, Date.now()) : answer,
      );
      return before;
    },
    onSuccess({ operationId, emails, state }, { said }) {
      const words = saidWords(said, emails);
      if (state === "running") operations.follow(operationId, runningWords(said));
      say(words, () => operations.undo(operationId));
    },
    onError(error, input, before) {
      if (isQueued(error)) return say(failureOf(error).message);
      for (const [key, answer] of before ?? []) client.setQueryData(key, answer);
      const failure = failureOf(error);
      if (failure.code !== "decided_meanwhile")
        return say(t("failure.notFiled", { reason: failure.message }));
      say(t("filing.meanwhile", { reason: failure.message }), {
        label: t("outbox.mine"),
        run: () => filing.mutate({ ...input, seenUntil: null }),
      });
    },
    onSettled: () => refreshFilings(client),
  });
  return filing;
}

function saidWords(said: Said, count: number): string {
  const name = nameOf(said);
  const isWide = said.scope === "address" || said.scope === "domain";
  if (said.isHere) return isWide ? t("filing.doneWide", { name }) : t("filing.done", { count, name });
  return isWide ? t("filing.removedWide", { name }) : t("filing.removed", { count, name });
}

function runningWords(said: Said): string {
  const name = nameOf(said);
  return said.isHere ? t("operation.filing", { name }) : t("operation.removing", { name });
}

/** The business that was chosen, created where it does not exist yet. */
async function businessOf(option: PickerOption): Promise<Pick<BusinessRef, "id">> {
  if (option.kind === "business") return option.business;
  const domains = option.domain === null ? [] : [option.domain];
  return callApi("createBusiness", { name: option.name, domains });
}
