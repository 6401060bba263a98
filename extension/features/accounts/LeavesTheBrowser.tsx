import { t } from "../../i18n/t.ts";

/** Exactly what this extension sends, and what it never does. */
export function LeavesTheBrowser() {
  return (
    <section aria-label={t("privacy.title")}>
      <h2>{t("privacy.title")}</h2>
      <ul className="ledger muted">
        <li>
          <span className="strong">{t("privacy.open")}</span> {t("privacy.openText")}
        </li>
        <li>
          <span className="strong">{t("privacy.done")}</span> {t("privacy.doneText")}
        </li>
        <li>
          <span className="strong">{t("privacy.never")}</span> {t("privacy.neverText")}
        </li>
      </ul>
      <p className="small faint">{t("privacy.mail")}</p>
    </section>
  );
}
