import { useMutation } from "@tanstack/react-query";
import type { BusinessImport, ImportField } from "#shared/businessImport.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { plainText } from "../../ui/plainText.ts";
import { useToast } from "../../ui/Toasts.tsx";
import { failureOf } from "../api/apiFailure.ts";
import { callApi } from "../api/callApi.ts";
import { ImportRows } from "./ImportRows.tsx";
import { isField, offeredFields } from "./importWords.ts";

interface ImportCheckedProps {
  found: BusinessImport;
  onChange: (next: BusinessImport) => void;
  onCancel: () => void;
}

/** What an import would do, before it does: what the columns are, how many rows come, and which cannot. */
export function ImportChecked({ found, onChange, onCancel }: ImportCheckedProps) {
  const { id, counts, format, columns, mapping } = found;
  const say = useToast();
  const sayRefused = (error: unknown) => say(t("failure.notChanged", { reason: failureOf(error).message }));
  const map = useMutation({
    mutationFn: (next: (ImportField | null)[]) => callApi("mapImport", { id, mapping: next }),
    onSuccess: onChange,
    onError: sayRefused,
  });
  const apply = useMutation({
    mutationFn: () => callApi("applyImport", { id }),
    onSuccess: onChange,
    onError: sayRefused,
  });
  const placed = columns.map((column, place) => ({ column, place }));
  const coming = counts.created + counts.changed;
  const isBusy = map.isPending || apply.isPending;
  return (
    <>
      {format === "csv" ? (
        <div className="setting wide">
          <p className="small muted">{t("imports.columnsHint", { encoding: found.encoding })}</p>
          <ul className="import-columns" aria-label={t("imports.columns")}>
            {placed.map(({ column, place }) => (
              <li key={place} className="import-column">
                <span className="clip">
                  <span className="block clip">
                    <ForeignText or={t("imports.column", { place: place + 1 })}>{column}</ForeignText>
                  </span>
                  <span className="small muted block clip">
                    <ForeignText>{samplesOf(found, place)}</ForeignText>
                  </span>
                </span>
                <select
                  className="select"
                  aria-label={t("imports.columnIs", { column: plainText(column) || String(place + 1) })}
                  disabled={isBusy}
                  value={mapping[place] ?? ""}
                  onChange={({ target }) =>
                    map.mutate(
                      columns.map((_, at) =>
                        at === place ? (isField(target.value) ? target.value : null) : (mapping[at] ?? null),
                      ),
                    )
                  }
                >
                  <option value="">{t("imports.fieldNone")}</option>
                  {offeredFields.map(({ field, words }) => (
                    <option key={field} value={field}>
                      {words()}
                    </option>
                  ))}
                </select>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <div className="setting wide" data-testid="import-checked">
        <p>
          <b className="strong">{t("imports.would", { count: coming })}</b>{" "}
          <span className="muted">
            {[
              counts.unchanged > 0 ? t("imports.unchanged", { count: counts.unchanged }) : "",
              counts.refused > 0 ? t("imports.refused", { count: counts.refused }) : "",
            ].join(" ")}
          </span>
        </p>
        {counts.refused > 0 ? <ImportRows found={found} /> : null}
        <div className="row">
          <Button disabled={isBusy || coming === 0} onClick={() => apply.mutate()}>
            {t("imports.apply", { count: coming })}
          </Button>
          <Button kind="quiet" onClick={onCancel}>
            {t("action.cancel")}
          </Button>
        </div>
      </div>
    </>
  );
}

function samplesOf({ samples }: BusinessImport, place: number): string {
  const some = samples.map((cells) => cells[place] ?? "").filter((cell) => cell !== "");
  return some.slice(0, 3).join(" · ");
}
