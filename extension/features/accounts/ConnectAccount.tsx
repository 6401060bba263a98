import { Mailbox } from "lucide-react";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { useMailPage } from "./mailPage.ts";
import { ProviderButtons } from "./ProviderButtons.tsx";
import { Refusal } from "./Refusal.tsx";

/** Signed in, but no mailbox is connected; `account` is the one on screen, where there is one. */
export function ConnectAccount({ account = null }: { account?: string | null }) {
  const page = useMailPage();
  const mailbox = account !== null && page !== null ? { kind: page, address: account } : undefined;
  return (
    <StateMessage
      testId="connect-account"
      icon={<Mailbox size={28} strokeWidth={1.5} />}
      title={account ? "This mailbox is not connected" : "Connect your mailbox"}
      action={
        <>
          <ProviderButtons intent="connect" large {...(mailbox === undefined ? {} : { mailbox })} />
          <Refusal />
        </>
      }
    >
      {account
        ? `Connect ${account} to see which business an email belongs to.`
        : "Your newest mail shows up within seconds. Only you see it until it is filed under a business."}
    </StateMessage>
  );
}
