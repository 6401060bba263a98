import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { BackfillDepth, Provider, Sharing } from "#shared/provider.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { ProviderMark } from "../../ui/ProviderMark.tsx";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { AuditLine } from "./AuditLine.tsx";
import { arrivalOf } from "./accountArrival.ts";
import { Choice } from "./Choice.tsx";
import { DisconnectDialog } from "./DisconnectDialog.tsx";
import { FolderChoices } from "./FolderChoices.tsx";
import { providerWords } from "./providerWords.ts";
import { StandingLine, StandingProgress } from "./StandingLine.tsx";
import { useAuthorize } from "./useAuthorize.ts";
import { useProviderChange } from "./useProviderChange.ts";

const intervals = [5, 10, 15, 20, 30, 45, 60];

const depths: { value: BackfillDepth; label: string }[] = [
  { value: "90d", label: "Last 90 days" },
  { value: "1y", label: "Last year" },
  { value: "all", label: "Everything" },
];

const sharings: { value: Sharing; label: string; meaning: string }[] = [
  {
    value: "metadata",
    label: "People and times",
    meaning: "Colleagues see who wrote when, and nothing of the text.",
  },
  {
    value: "subject",
    label: "Subjects too",
    meaning: "Colleagues see people, times and subjects, not the text.",
  },
  {
    value: "full",
    label: "Whole emails",
    meaning: "Colleagues read the emails that are filed under a business.",
  },
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
            <span className="visually-hidden">{providerWords[provider.kind].mail} account </span>
            <ForeignText>{provider.accountEmail}</ForeignText>
          </h3>
          <AccountActions provider={provider} />
        </div>
        <StandingProgress provider={provider} />
        <StandingLine provider={provider} />
        <AuditLine provider={provider} />
        {arrival === null ? null : (
          <p className="small muted" data-testid="account-arrival">
            {arrival}
          </p>
        )}
        {provider.health.error === null ? null : (
          <p className="notice small wrap">{provider.health.error.message}</p>
        )}
        {provider.permissions.modify ? null : (
          <p className="small muted">
            Stars and read marks cannot be changed from here, because that was not permitted when connecting.
          </p>
        )}
      </div>
      <Choice
        label="Check for new mail"
        hint="While this computer is off as well"
        value={String(settings.syncIntervalMinutes)}
        options={offered.map((minutes) => ({ value: String(minutes), label: `Every ${minutes} minutes` }))}
        onChoose={(value) => change.mutate({ syncIntervalMinutes: Number(value) })}
      />
      <Choice
        label="How far back"
        hint="Older mail that is already here stays"
        value={settings.backfill}
        options={depths}
        onChoose={(backfill) => change.mutate({ backfill })}
      />
      <Choice
        label="What colleagues see"
        hint={`${sharings.find(({ value }) => value === settings.sharing)?.meaning ?? ""} Unfiled mail is yours alone.`}
        value={settings.sharing}
        options={sharings}
        onChoose={(sharing) => change.mutate({ sharing })}
      />
      <FolderChoices provider={provider} onChange={(folders) => change.mutate({ folders })} />
      <div className="setting">
        <span>
          <span className="block">{settings.enabled ? "Pause this account" : "This account is paused"}</span>
          <span className="small muted">What is here stays; nothing new is read.</span>
        </span>
        <Button kind="quiet" onClick={() => change.mutate({ enabled: !settings.enabled })}>
          {settings.enabled ? "Pause" : "Resume"}
        </Button>
      </div>
      <div className="setting">
        <span>
          <span className="block">Disconnect</span>
          <span className="small muted">
            Ends the connection and deletes this account's mail from Threadbook.
          </span>
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
    onSuccess: () => say("Looking for new mail now."),
    onError: (error) => say(failureOf(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: ["providers"] }),
  });
  if (provider.status === "reauth_required")
    return (
      <Button
        disabled={authorize.isPending}
        onClick={() =>
          authorize.mutate({ intent: "connect", provider: provider.kind, loginHint: provider.accountEmail })
        }
      >
        Reconnect
      </Button>
    );
  if (provider.status === "paused") return null;
  return (
    <Button kind="quiet" disabled={sync.isPending} onClick={() => sync.mutate()}>
      Sync now
    </Button>
  );
}
