import { BookOpenText } from "lucide-react";
import { Button } from "../../ui/Button.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { useAuthorize } from "./useAuthorize.ts";

/** Nobody is signed in. */
export function SignedOut() {
  const { mutate, isPending } = useAuthorize();
  return (
    <StateMessage
      testId="signed-out"
      icon={<BookOpenText size={28} strokeWidth={1.5} />}
      title="Every email with a business, in one timeline"
      action={
        <Button large disabled={isPending} onClick={() => mutate({ intent: "sign-in" })}>
          {isPending ? "Waiting for Google…" : "Sign in with Google"}
        </Button>
      }
    >
      Sign in first. You choose afterwards which mailbox to connect.
    </StateMessage>
  );
}
