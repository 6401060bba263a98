import { BookOpenText } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { ProviderButtons } from "./ProviderButtons.tsx";
import { Refusal } from "./Refusal.tsx";

/** Nobody is signed in. */
export function SignedOut() {
  return (
    <StateMessage
      testId="signed-out"
      icon={<BookOpenText size={28} strokeWidth={1.5} />}
      title={t("signIn.title")}
      action={
        <>
          <ProviderButtons intent="sign-in" large />
          <Refusal />
        </>
      }
    >
      {t("signIn.text")}
    </StateMessage>
  );
}
