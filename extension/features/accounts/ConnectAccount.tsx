import { Mailbox } from "lucide-react";
import { t } from "../../i18n/t.ts";
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
      title={account ? t("connect.unknownTitle") : t("connect.title")}
      action={
        <>
          <ProviderButtons intent="connect" large {...(mailbox === undefined ? {} : { mailbox })} />
          <Refusal />
        </>
      }
    >
      {account ? t("connect.unknownText", { address: account }) : t("connect.text")}
    </StateMessage>
  );
}
