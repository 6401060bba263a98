import { CloudOff, RefreshCw, TriangleAlert } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { SignedOut } from "../accounts/SignedOut.tsx";
import { failureOf } from "./apiFailure.ts";

/** A surface that could not get what it shows: what happened, and what to do. */
export function FailureMessage({ error, retry }: { error: unknown; retry: () => void }) {
  const failure = failureOf(error);
  if (failure.code === "signed_out") return <SignedOut />;
  if (failure.code === "extension_updated")
    return (
      <StateMessage
        testId="extension-updated"
        icon={<RefreshCw size={24} />}
        title={t("failure.updatedTitle")}
      >
        {t("failure.updated")}
      </StateMessage>
    );
  const isOffline = failure.code === "offline";
  return (
    <StateMessage
      testId={isOffline ? "offline" : "api-error"}
      icon={isOffline ? <CloudOff size={24} /> : <TriangleAlert size={24} />}
      title={isOffline ? t("failure.offlineTitle") : t("failure.title")}
      action={
        <Button kind="quiet" onClick={retry}>
          {t("action.tryAgain")}
        </Button>
      }
    >
      {failure.message}
    </StateMessage>
  );
}

/** A line above what is shown from memory because the API cannot be asked now. */
export function StaleNotice({ error, retry }: { error: unknown; retry: () => void }) {
  const failure = failureOf(error);
  return (
    <div className="notice calm small" role="status" data-testid="stale-notice">
      <CloudOff size={14} />
      <span className="grow">{failure.code === "offline" ? t("failure.offlineStale") : failure.message}</span>
      <button type="button" className="link" onClick={retry}>
        {t("action.tryAgain")}
      </button>
    </div>
  );
}
