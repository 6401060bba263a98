import { useQuery } from "@tanstack/react-query";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ago } from "../../ui/formatTime.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { callApi } from "../api/callApi.ts";
import { FailureMessage } from "../api/FailureMessage.tsx";
import { browserOf } from "./browserOf.ts";
import { useChange } from "./useChange.ts";

/** Where the person is signed in, and the way to end it there. */
export function Sessions() {
  const sessions = useQuery({
    queryKey: ["sessions"],
    queryFn: async () => (await callApi("sessions", {})).items,
  });
  const end = useChange("sessions", (id: string) => callApi("endSession", { id }));
  return (
    <section aria-label={t("sessions.title")}>
      <h2>{t("sessions.title")}</h2>
      {sessions.data === undefined ? (
        sessions.isError ? (
          <FailureMessage error={sessions.error} retry={() => void sessions.refetch()} />
        ) : (
          <SkeletonRows rows={1} />
        )
      ) : (
        <div className="card" data-testid="sessions">
          {sessions.data.map((session) => (
            <div key={session.id} className="setting member">
              <span className="clip">
                <span className="block clip">{nameOf(session.userAgent)}</span>
                <span className="small muted">
                  {session.isCurrent
                    ? t("sessions.here")
                    : t("sessions.lastUsed", { ago: ago(session.lastUsedAt, Date.now()) })}
                </span>
              </span>
              {session.isCurrent ? null : (
                <Button kind="quiet" disabled={end.isPending} onClick={() => end.mutate(session.id)}>
                  {t("sessions.end")}
                </Button>
              )}
            </div>
          ))}
        </div>
      )}
    </section>
  );
}

function nameOf(userAgent: string | null): string {
  const known = browserOf(userAgent ?? "");
  return known === null ? t("sessions.unknown") : t("sessions.browserOn", known);
}
