import type { AssociationPreview } from "#shared/association.ts";
import { t } from "../../i18n/t.ts";
import { Button } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { shortTime } from "../../ui/formatTime.ts";
import { changing } from "./scopeEffect.ts";

interface ScopePreviewProps {
  preview: AssociationPreview;
  isHere: boolean;
  isBusy: boolean;
  onConfirm: () => void;
  onCancel: () => void;
}

const mostExamples = 3;

/** What would change, before much does: how many emails, which stay, and a few of them. */
export function ScopePreview({ preview, isHere, isBusy, onConfirm, onCancel }: ScopePreviewProps) {
  const count = changing(preview);
  const lines = [
    isHere ? t("scope.come", { count }) : t("scope.leave", { count }),
    preview.isMore ? t("scope.more") : null,
    preview.already > 0 && isHere ? t("scope.already", { count: preview.already }) : null,
    preview.stay > 0 ? t("scope.stay", { count: preview.stay }) : null,
    preview.others > 0 ? t("scope.others", { count: preview.others }) : null,
    preview.rule === null ? null : t("scope.rule", { name: preview.rule.name }),
  ].filter((line) => line !== null);
  return (
    <div className="scope-preview" data-testid="scope-preview">
      <ul>
        {lines.map((line) => (
          <li key={line} className="wrap">
            {line}
          </li>
        ))}
      </ul>
      {preview.examples.length === 0 ? null : (
        <ul className="scope-examples muted">
          {preview.examples.slice(0, mostExamples).map(({ emailId, subject, sentAt }) => (
            <li key={emailId} className="row">
              <span className="grow clip">
                <ForeignText or={t("timeline.noSubject")}>{subject}</ForeignText>
              </span>
              <span className="faint">{shortTime(sentAt, Date.now())}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="row scope-actions">
        <Button disabled={isBusy} onClick={onConfirm} autoFocus>
          {isHere ? t("scope.file") : t("scope.remove")}
        </Button>
        <Button kind="quiet" onClick={onCancel}>
          {t("action.cancel")}
        </Button>
      </div>
    </div>
  );
}
