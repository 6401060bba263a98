import { t } from "../../i18n/t.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { useProviders } from "../api/queries.ts";
import { AccountCard } from "./AccountCard.tsx";
import { ConnectAccount } from "./ConnectAccount.tsx";
import { ProviderButtons } from "./ProviderButtons.tsx";
import { Refusal } from "./Refusal.tsx";
import { SharedMailbox } from "./SharedMailbox.tsx";

/** The connected accounts with their health and settings. */
export function Accounts() {
  const providers = useProviders();
  const accounts = providers.data;
  return (
    <section aria-label={t("accounts.title")}>
      <div className="accounts-head">
        <h2>{t("accounts.title")}</h2>
        {accounts === undefined || accounts.length === 0 ? null : <ProviderButtons intent="connect" />}
      </div>
      {accounts === undefined || accounts.length === 0 ? null : <Refusal />}
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
        <>
          {accounts.map((provider) => (
            <AccountCard key={provider.id} provider={provider} />
          ))}
          <SharedMailbox />
        </>
      )}
    </section>
  );
}
