import { useMutation } from "@tanstack/react-query";
import { t } from "../../i18n/t.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";

/** The remote images of an email, once they are wanted: through Threadbook, so that the sender sees nobody. */
export function useRemoteImages(emailId: string): {
  remote: ReadonlyMap<string, string> | null;
  isFetching: boolean;
  show: () => void;
} {
  const say = useToast();
  const images = useMutation({
    mutationFn: async () => {
      const { items } = await callApi("emailImages", { id: emailId });
      return new Map(items.map(({ source, url }) => [source, url]));
    },
    onError: (error) => say(t("failure.imagesNotLoaded", { reason: failureOf(error).message })),
  });
  return {
    remote: images.data ?? null,
    isFetching: images.isPending,
    show: () => images.mutate(),
  };
}
