import { useState } from "react";
import type { EmailDetail } from "#shared/email.ts";
import { t } from "../../i18n/t.ts";
import { decisionWords } from "../businesses/associationWords.ts";
import { EvidenceList } from "../businesses/EvidenceList.tsx";
import { FilingChips } from "../filing/FilingChips.tsx";
import { useFiler } from "../filing/useFiler.ts";

/** Where an email is filed and why, and the way to file it elsewhere. */
export function EmailFiling({ email }: { email: EmailDetail }) {
  const [isWhyOpen, setIsWhyOpen] = useState(false);
  const filer = useFiler(email.id, email.associations);
  const filed = email.associations.filter(({ business }) => business !== null);
  const primary = filed.find(({ isPrimary }) => isPrimary) ?? filed[0];
  return (
    <div className="email-filing">
      <FilingChips
        emailId={email.id}
        associations={email.associations}
        filer={filer}
        suggestions={[]}
        proposed={null}
      />
      {primary === undefined || filer.picking !== null ? null : (
        <p className="small muted">
          {decisionWords(primary)}{" "}
          {primary.evidence.length === 0 ? null : (
            <button
              type="button"
              className="link small"
              aria-expanded={isWhyOpen}
              onClick={() => setIsWhyOpen(!isWhyOpen)}
            >
              {isWhyOpen ? t("action.less") : t("action.why")}
            </button>
          )}
        </p>
      )}
      {isWhyOpen && primary !== undefined ? <EvidenceList association={primary} /> : null}
    </div>
  );
}
