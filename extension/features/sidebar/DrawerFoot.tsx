import { StandingLine, StandingProgress } from "../accounts/StandingLine.tsx";
import { useProviders, useSession } from "../api/queries.ts";

/** Whether all mail of the mailbox on screen is here; without one on screen, of the account that needs an eye most. */
export function DrawerFoot({ account }: { account: string | null }) {
  const session = useSession();
  const providers = useProviders(session.data?.signedIn === true);
  const all = session.data?.signedIn === true ? (providers.data ?? []) : [];
  const shown =
    all.find(({ accountEmail }) => accountEmail === account) ??
    (account === null ? (all.find(({ status }) => status !== "live") ?? all[0]) : undefined);
  if (shown === undefined) return null;
  return (
    <footer className="drawer-foot">
      <StandingProgress provider={shown} />
      <StandingLine provider={shown} isOutOfReach={providers.isError} />
    </footer>
  );
}
