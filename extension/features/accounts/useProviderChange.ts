import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { Provider, ProviderPatch } from "#shared/provider.ts";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";

/** Changes settings of an account: shown at once, and taken back with a word where the API refuses. */
export function useProviderChange(id: string) {
  const client = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: (patch: ProviderPatch) => callApi("changeProvider", { id, patch }),
    async onMutate({ folders: _, ...plain }) {
      await client.cancelQueries({ queryKey: ["providers"] });
      const before = client.getQueryData<Provider[]>(["providers"]);
      client.setQueryData<Provider[]>(["providers"], (all) =>
        all?.map((one) =>
          one.id === id ? { ...one, settings: { ...one.settings, ...defined(plain) } } : one,
        ),
      );
      return before;
    },
    onError(error, _patch, before) {
      client.setQueryData(["providers"], before);
      say(t("failure.notChanged", { reason: failureOf(error).message }));
    },
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: ["providers"] }),
        client.invalidateQueries({ queryKey: ["folders", id] }),
      ]),
  });
}

function defined(patch: Omit<ProviderPatch, "folders">): Partial<Omit<Provider["settings"], "folders">> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
