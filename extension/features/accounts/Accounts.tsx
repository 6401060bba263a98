import { Button } from "../../ui/Button.tsx";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useProviders } from "../api/queries.ts";
import { AccountCard } from "./AccountCard.tsx";
import { ConnectAccount } from "./ConnectAccount.tsx";
import { useAuthorize } from "./useAuthorize.ts";

/** The connected accounts with their health and settings. */
export function Accounts() {
  const providers = useProviders();
  const authorize = useAuthorize();
  const accounts = providers.data;
  return (
    <section aria-label="Connected accounts">
      <div className="row">
        <h2 className="grow">Connected accounts</h2>
        {accounts === undefined || accounts.length === 0 ? null : (
          <Button
            kind="quiet"
            disabled={authorize.isPending}
            onClick={() => authorize.mutate({ intent: "connect" })}
          >
            Connect another
          </Button>
        )}
      </div>
      {accounts === undefined ? (
        providers.isError ? (
          <FailureMessage error={providers.error} retry={() => void providers.refetch()} />
        ) : (
          <SkeletonRows rows={3} />
        )
      ) : accounts.length === 0 ? (
        <div className="card">
          <ConnectAccount />
        </div>
      ) : (
        accounts.map((provider) => <AccountCard key={provider.id} provider={provider} />)
      )}
    </section>
  );
}
