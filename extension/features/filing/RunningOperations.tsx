import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { t } from "../../i18n/t.ts";
import { plainText } from "../../ui/plainText.ts";
import { failureOf } from "../api/apiFailure.ts";
import {
  type FollowedOperation,
  isOver,
  refreshFilings,
  useFollowed,
  useOperations,
  useProgress,
} from "./useOperations.ts";

/** Large changes on their way, each with how far it is and the way back. Nothing while there are none. */
export function RunningOperations() {
  const followed = useFollowed();
  if (followed.length === 0) return null;
  return (
    <ul className="operations small" data-testid="operations">
      {followed.map((operation) => (
        <Running key={operation.id} operation={operation} />
      ))}
    </ul>
  );
}

function Running({ operation: { id, words } }: { operation: FollowedOperation }) {
  const client = useQueryClient();
  const { forget, undo } = useOperations();
  const progress = useProgress(id);
  const { data } = progress;
  const isDone = data !== undefined && isOver(data);
  // What is not known any more is not followed for ever.
  const isGone = progress.isError && failureOf(progress.error).code === "operation_not_found";
  useEffect(() => {
    if (!isDone && !isGone) return;
    forget(id);
    refreshFilings(client).catch((error: unknown) => console.warn("threadbook: refresh", error));
  });
  const share = data === undefined || data.total === 0 ? 0 : Math.min(1, data.done / data.total);
  const name = plainText(words);
  return (
    <li className="operation" data-testid="operation">
      <div className="row">
        <span className="grow clip" title={name}>
          {name}
        </span>
        {data === undefined || data.total === 0 ? null : (
          <span className="faint">{t("operation.of", { done: data.done, total: data.total })}</span>
        )}
        {data?.canUndo ? (
          <button type="button" className="link" onClick={() => undo(id)}>
            {t("action.undo")}
          </button>
        ) : null}
      </div>
      <div
        className="progress"
        role="progressbar"
        aria-label={name}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(share * 100)}
      >
        <span style={{ width: `${share * 100}%` }} />
      </div>
    </li>
  );
}
