import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ProviderKind } from "#shared/auth.ts";
import { lastingRefusal } from "#shared/extensionMessages.ts";
import { sendMessage } from "../../messaging.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { answered, failureOf } from "../api/apiFailure.ts";

export interface AuthorizeInput {
  intent: "sign-in" | "connect";
  provider: ProviderKind;
  /** The account whose mailbox is connected, or connected again. */
  loginHint?: string;
  /** The shared mailbox that is connected instead of the account's own. */
  mailboxAddress?: string;
}

/** Opens the provider's consent page: to sign in, or to connect (again) a mailbox. */
export function useAuthorize() {
  const client = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: ({ intent, ...input }: AuthorizeInput) =>
      intent === "sign-in"
        ? answered(sendMessage("signIn", { provider: input.provider }))
        : answered(sendMessage("connect", input)),
    onSuccess: () => client.invalidateQueries(),
    async onError(error) {
      const { code, message } = failureOf(error);
      // What lasts is shown by `Refusal`.
      if (code === lastingRefusal) await client.invalidateQueries({ queryKey: ["session"] });
      else say(message);
    },
  });
}
