import { memo } from "react";
import type { OpenMail } from "#shared/openMail.ts";
import { t } from "../../i18n/t.ts";
import { ConnectAccount } from "../accounts/ConnectAccount.tsx";
import { SignedOut } from "../accounts/SignedOut.tsx";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useProviders, useSession } from "../api/queries.ts";
import { DrawerBar } from "./DrawerBar.tsx";
import { DrawerSkeleton } from "./DrawerSkeleton.tsx";
import type { SidebarHost } from "./drawerSlot.ts";
import { NoMail } from "./NoMail.tsx";
import { OpenMailView } from "./OpenMailView.tsx";

interface DrawerContentProps {
  host: SidebarHost;
  mail: OpenMail | null;
  isTagRequested: boolean;
}

/**
 * What the drawer shows, from the first thing that is missing to the mail on screen. Drawn anew only when one of these
 * has changed, not with every move of the mail page.
 */
export const DrawerContent = memo(({ host, mail, isTagRequested }: DrawerContentProps) => {
  const session = useSession();
  const signedIn = session.data?.signedIn === true;
  const providers = useProviders(signedIn);
  const bar = <DrawerBar onClose={host.close} />;

  if (session.isError && session.data === undefined)
    return (
      <>
        {bar}
        <FailureMessage error={session.error} retry={() => void session.refetch()} />
        <span className="grow" />
      </>
    );
  if (session.data === undefined) return <DrawerSkeleton onClose={host.close} />;
  if (!signedIn)
    return (
      <>
        {bar}
        <div className="scroll">
          <SignedOut />
        </div>
      </>
    );
  if (providers.data?.length === 0)
    return (
      <>
        {bar}
        <div className="scroll">
          <ConnectAccount account={mail?.account ?? null} />
        </div>
      </>
    );
  if (mail === null)
    return (
      <>
        {bar}
        <NoMail hint={t("sidebar.hintNoMail")} />
      </>
    );
  return <OpenMailView host={host} mail={mail} isTagRequested={isTagRequested} />;
});
