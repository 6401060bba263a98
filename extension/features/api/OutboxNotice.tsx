import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CloudUpload, TriangleAlert } from "lucide-react";
import { useEffect } from "react";
import type { WaitingChange } from "#shared/extensionMessages.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { sendMessage } from "../../messaging.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { answered } from "./apiFailure.ts";
import { failureWords } from "./failureWords.ts";
import { onOutboxSignal } from "./outboxSignal.ts";

/** What was done without a connection: how much waits, and what of it needs a decision. Nothing while nothing waits. */
export function OutboxNotice() {
  const client = useQueryClient();
  const waiting = useQuery({
    queryKey: ["outbox"],
    queryFn: () => answered(sendMessage("outbox", undefined)),
    staleTime: 0,
  });
  useEffect(
    () =>
      onOutboxSignal((sent) => {
        const queries = sent ? {} : { queryKey: ["outbox"] };
        client
          .invalidateQueries(queries)
          .catch((error: unknown) => console.warn("threadbook: outbox", error));
      }),
    [client],
  );
  const changes = waiting.data ?? [];
  const count = changes.filter(({ trouble }) => trouble === null).length;
  if (changes.length === 0) return null;
  return (
    <div className="outbox small" role="status" data-testid="outbox">
      {count === 0 ? null : (
        <div className="row notice calm">
          <CloudUpload size={14} />
          <span className="grow wrap">{t("outbox.waiting", { count })}</span>
        </div>
      )}
      {changes.map((change) =>
        change.trouble === null ? null : <Trouble key={change.id} change={change} />,
      )}
    </div>
  );
}

function Trouble({ change: { id, trouble } }: { change: WaitingChange }) {
  const settle = useMutation({
    mutationFn: (decision: "send" | "drop") => answered(sendMessage("settleChange", { id, decision })),
  });
  if (trouble === null) return null;
  const isConflict = trouble.kind === "conflict";
  return (
    <div className="notice" data-testid="outbox-trouble">
      <div className="row">
        <TriangleAlert size={14} />
        <span className="grow wrap">
          {isConflict ? (
            <Conflict who={trouble.who} business={trouble.what} />
          ) : (
            t("outbox.refused", { reason: failureWords(trouble.who, trouble.what) })
          )}
        </span>
      </div>
      <div className="chips">
        {isConflict ? (
          <button
            type="button"
            className="link"
            disabled={settle.isPending}
            onClick={() => settle.mutate("send")}
          >
            {t("outbox.mine")}
          </button>
        ) : null}
        <button
          type="button"
          className="link"
          disabled={settle.isPending}
          onClick={() => settle.mutate("drop")}
        >
          {isConflict ? t("outbox.theirs") : t("action.dismiss")}
        </button>
      </div>
    </div>
  );
}

function Conflict({ who, business }: { who: string; business: string }) {
  const name = <ForeignText>{who}</ForeignText>;
  if (business === "") return <Phrase text="outbox.conflictUnfiled" with={{ who: name }} />;
  return (
    <Phrase text="outbox.conflict" with={{ who: name, business: <ForeignText>{business}</ForeignText> }} />
  );
}
