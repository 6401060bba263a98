import { BookOpenText } from "lucide-react";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { ProviderButtons } from "./ProviderButtons.tsx";
import { Refusal } from "./Refusal.tsx";

/** Nobody is signed in. */
export function SignedOut() {
  return (
    <StateMessage
      testId="signed-out"
      icon={<BookOpenText size={28} strokeWidth={1.5} />}
      title="Every email with a business, in one timeline"
      action={
        <>
          <ProviderButtons intent="sign-in" large />
          <Refusal />
        </>
      }
    >
      Sign in first. You choose afterwards which mailbox to connect.
    </StateMessage>
  );
}
