import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BackfillDepth, Provider } from "#shared/provider.ts";
import { type TextKey, t, textOf } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { ProviderMark } from "../../ui/ProviderMark.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { AuditLine } from "./AuditLine.tsx";
import { arrivalOf } from "./accountArrival.ts";
import { accountTrouble } from "./accountTrouble.ts";
import { Choice } from "./Choice.tsx";
import { DisconnectDialog } from "./DisconnectDialog.tsx";
import { FolderChoices } from "./FolderChoices.tsx";
import { providerWords } from "./providerWords.ts";
import { reconnection } from "./reconnection.ts";
import { SharingChoice } from "./SharingChoice.tsx";
import { StandingLine, StandingProgress } from "./StandingLine.tsx";
import { useAuthorize } from "./useAuthorize.ts";
import { useProviderChange } from "./useProviderChange.ts";

const intervals = [5, 10, 15, 20, 30, 45, 60];

const depths: { value: BackfillDepth; label: TextKey }[] = [
  { value: "90d", label: "accounts.depth90d" },
  { value: "1y", label: "accounts.depth1y" },
  { value: "all", label: "accounts.depthAll" },
];

/** One connected account: how it stands, and what can be set. */
export function AccountCard({ provider }: { provider: Provider }) {
  const change = useProviderChange(provider.id);
  const { settings } = provider;
  const arrival = arrivalOf(provider);
  const offered = intervals.includes(settings.syncIntervalMinutes)
    ? intervals
    : [...intervals, settings.syncIntervalMinutes].sort((one, other) => one - other);
  return (
    <article className="card" aria-label={provider.accountEmail} data-testid="account-card">
      <div className="card-head">
        <div className="row">
          <ProviderMark kind={provider.kind} />
          <h3 className="strong grow clip" title={provider.accountEmail}>
            <span className="visually-hidden">
              {t("accounts.account", { mail: providerWords[provider.kind].mail })}{" "}
            </span>
            <ForeignText>{provider.accountEmail}</ForeignText>
          </h3>
          <AccountActions provider={provider} />
        </div>
        {provider.openedBy === null ? null : (
          <p className="small muted">
            {t("accounts.openedBy", { account: provider.openedBy, count: settings.syncIntervalMinutes })}
          </p>
        )}
        <StandingProgress provider={provider} />
        <StandingLine provider={provider} />
        <AuditLine provider={provider} />
        {arrival === null ? null : (
          <p className="small muted" data-testid="account-arrival">
            {arrival}
          </p>
        )}
        {provider.health.error === null ? null : (
          <p className="notice small wrap">{accountTrouble(provider.health.error)}</p>
        )}
        {provider.permissions.modify ? null : <p className="small muted">{t("accounts.cannotMark")}</p>}
      </div>
      <Choice
        label={t("accounts.every")}
        hint={t("accounts.everyHint")}
        value={String(settings.syncIntervalMinutes)}
        options={offered.map((minutes) => ({
          value: String(minutes),
          label: t("accounts.everyMinutes", { count: minutes }),
        }))}
        onChoose={(value) => change.mutate({ syncIntervalMinutes: Number(value) })}
      />
      <Choice
        label={t("accounts.depth")}
        hint={t("accounts.depthHint")}
        value={settings.backfill}
        options={depths.map(({ value, label }) => ({ value, label: textOf(label) }))}
        onChoose={(backfill) => change.mutate({ backfill })}
      />
      <SharingChoice provider={provider} onChoose={(sharing) => change.mutate({ sharing })} />
      <FolderChoices provider={provider} onChange={(folders) => change.mutate({ folders })} />
      <div className="setting" data-testid="keeps-text">
        <span>
          <span className="block">
            {settings.keepsText ? t("accounts.textKept") : t("accounts.textNotKept")}
          </span>
          <span className="small muted">
            {settings.keepsText ? t("accounts.textKeptHint") : t("accounts.textNotKeptHint")}
          </span>
        </span>
        <Button kind="quiet" onClick={() => change.mutate({ keepsText: !settings.keepsText })}>
          {settings.keepsText ? t("accounts.keepNoText") : t("accounts.keepText")}
        </Button>
      </div>
      <div className="setting">
        <span>
          <span className="block">
            {settings.enabled ? t("accounts.pauseTitle") : t("accounts.pausedTitle")}
          </span>
          <span className="small muted">{t("accounts.pauseHint")}</span>
        </span>
        <Button kind="quiet" onClick={() => change.mutate({ enabled: !settings.enabled })}>
          {settings.enabled ? t("accounts.pause") : t("accounts.resume")}
        </Button>
      </div>
      <div className="setting">
        <span>
          <span className="block">{t("disconnect.title")}</span>
          <span className="small muted">{t("disconnect.hint")}</span>
        </span>
        <DisconnectDialog provider={provider} />
      </div>
    </article>
  );
}

function AccountActions({ provider }: { provider: Provider }) {
  const authorize = useAuthorize();
  const client = useQueryClient();
  const say = useToast();
  const sync = useMutation({
    mutationFn: () => callApi("syncProvider", { id: provider.id }),
    onSuccess: () => say(t("accounts.syncing")),
    onError: (error) => say(failureOf(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: ["providers"] }),
  });
  if (provider.status === "reauth_required")
    return (
      <Button disabled={authorize.isPending} onClick={() => authorize.mutate(reconnection(provider))}>
        {t("action.reconnect")}
      </Button>
    );
  if (provider.status === "paused") return null;
  return (
    <Button kind="quiet" disabled={sync.isPending} onClick={() => sync.mutate()}>
      {t("accounts.syncNow")}
    </Button>
  );
}
