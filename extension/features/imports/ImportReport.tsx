import type { BusinessImport } from "#shared/businessImport.ts";
import { t } from "../../i18n/t.ts";
import { ImportRows } from "./ImportRows.tsx";

/** What an import did, and every row that it refused. */
export function ImportReport({ found }: { found: BusinessImport }) {
  const { created, changed, unchanged, refused } = found.counts;
  return (
    <div className="setting wide" data-testid="import-done">
      <p>
        <b className="strong">{t("imports.done", { count: created + changed })}</b>{" "}
        <span className="muted">
          {[
            unchanged > 0 ? t("imports.unchanged", { count: unchanged }) : "",
            refused > 0 ? t("imports.refused", { count: refused }) : t("imports.noneRefused"),
          ].join(" ")}
        </span>
      </p>
      {refused > 0 ? <ImportRows found={found} /> : null}
    </div>
  );
}
