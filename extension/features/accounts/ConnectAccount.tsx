import { Mailbox } from "lucide-react";
import { Button } from "../../ui/Button.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { useAuthorize } from "./useAuthorize.ts";

/** Signed in, but no mailbox is connected; `account` is the one on screen, where there is one. */
export function ConnectAccount({ account }: { account?: string | null }) {
  const { mutate, isPending } = useAuthorize();
  return (
    <StateMessage
      testId="connect-account"
      icon={<Mailbox size={28} strokeWidth={1.5} />}
      title={account ? "This mailbox is not connected" : "Connect your mailbox"}
      action={
        <Button
          large
          disabled={isPending}
          onClick={() => mutate({ intent: "connect", ...(account ? { loginHint: account } : {}) })}
        >
          {isPending ? "Waiting for Google…" : "Connect Gmail"}
        </Button>
      }
    >
      {account
        ? `Connect ${account} to see which business an email belongs to.`
        : "Your newest mail shows up within seconds. Only you see it until it is filed under a business."}
    </StateMessage>
  );
}
