import type { ReactNode } from "react";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useProviders, useSession } from "../api/queries.ts";
import { ConnectAccount } from "./ConnectAccount.tsx";
import { SignedOut } from "./SignedOut.tsx";

/** Its children once someone is signed in and a mailbox is connected; until then the one next step. */
export function SignedInOnly({
  children,
  needsAccount = true,
}: {
  children: ReactNode;
  needsAccount?: boolean;
}) {
  const session = useSession();
  const signedIn = session.data?.signedIn === true;
  const providers = useProviders(signedIn && needsAccount);
  if (session.data === undefined) {
    if (session.isError) return <FailureMessage error={session.error} retry={() => void session.refetch()} />;
    return <SkeletonRows />;
  }
  if (!signedIn) return <SignedOut />;
  if (needsAccount && providers.data?.length === 0) return <ConnectAccount />;
  if (needsAccount && providers.data === undefined) {
    if (providers.isError)
      return <FailureMessage error={providers.error} retry={() => void providers.refetch()} />;
    return <SkeletonRows />;
  }
  return children;
}
