import { useMutation, useQueryClient } from "@tanstack/react-query";
import { sendMessage } from "../../messaging.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { answered, failureOf } from "../api/apiFailure.ts";

/** Opens the provider's consent page: to sign in, or to connect (again) the mailbox that `loginHint` names. */
export function useAuthorize() {
  const client = useQueryClient();
  const say = useToast();
  return useMutation({
    mutationFn: (input: { intent: "sign-in" | "connect"; loginHint?: string }) =>
      input.intent === "sign-in"
        ? answered(sendMessage("signIn", { provider: "google" }))
        : answered(
            sendMessage("connect", {
              provider: "google",
              ...(input.loginHint === undefined ? {} : { loginHint: input.loginHint }),
            }),
          ),
    onSuccess: () => client.invalidateQueries(),
    onError: (error) => say(failureOf(error).message),
  });
}
