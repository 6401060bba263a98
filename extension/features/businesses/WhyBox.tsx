import { useState } from "react";
import type { AssociationView } from "#shared/association.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { decisionWords, evidenceWords } from "./associationWords.ts";
import { EvidenceList } from "./EvidenceList.tsx";

/** Why an email is filed where it is: who decided, the first reason, and on demand all of them. */
export function WhyBox({ association }: { association: AssociationView }) {
  const [isOpen, setIsOpen] = useState(false);
  const { evidence } = association;
  const [first] = evidence;
  return (
    <div className="why small" data-testid="why">
      <div className="row why-line">
        <p className="grow wrap">
          <b className="strong">{decisionWords(association)}</b>{" "}
          {first === undefined || association.source === "manual" ? null : (
            <ForeignText>{evidenceWords(first)}</ForeignText>
          )}
        </p>
        {evidence.length === 0 ? null : (
          <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? t("action.less") : t("action.why")}
          </button>
        )}
      </div>
      {isOpen ? <EvidenceList association={association} /> : null}
    </div>
  );
}
