import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import type { Provider } from "#shared/provider.ts";
import { t } from "../../i18n/t.ts";
import { ago } from "../../ui/formatTime.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { auditStanding } from "./auditStanding.ts";

/** While a comparison runs it is looked at this often, in milliseconds. */
const runningMs = 2_000;

/** How many of the mailbox's emails are here, as compared with the provider, and the way to compare now. */
export function AuditLine({ provider }: { provider: Provider }) {
  const client = useQueryClient();
  const say = useToast();
  const audit = useQuery({
    queryKey: ["audit", provider.id],
    queryFn: () => callApi("audit", { id: provider.id }),
    enabled: provider.status === "live",
    refetchInterval: ({ state }) => (state.data?.state === "running" ? runningMs : false),
  });
  const start = useMutation({
    mutationFn: (isShrinkExpected: boolean) =>
      callApi("startAudit", { id: provider.id, ...(isShrinkExpected ? { isShrinkExpected } : {}) }),
    onError: (error) => say(failureOf(error).message),
    onSettled: () => client.invalidateQueries({ queryKey: ["audit", provider.id] }),
  });
  const { data } = audit;
  if (provider.status !== "live" || data === undefined) return null;
  const isShrunk = data.state === "gap" && data.unexpected > 0;
  return (
    <div className="row small" data-testid="account-audit">
      <span className="grow muted wrap">
        {auditStanding(data)}
        {data.checkedAt === null || data.state === "running"
          ? null
          : ` · ${t("audit.compared", { when: ago(data.checkedAt, Date.now()) })}`}
      </span>
      {data.state === "running" || !provider.settings.enabled ? null : (
        <button
          type="button"
          className="link"
          disabled={start.isPending}
          onClick={() => start.mutate(isShrunk)}
        >
          {isShrunk ? t("audit.wereDeleted") : t("audit.compareNow")}
        </button>
      )}
    </div>
  );
}
