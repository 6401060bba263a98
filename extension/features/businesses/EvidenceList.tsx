import type { AssociationView } from "#shared/association.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { confidenceWords, evidenceWords } from "./associationWords.ts";

/** Every reason for a filing, with what it rests on, and how sure it is. */
export function EvidenceList({ association }: { association: AssociationView }) {
  return (
    <ul className="evidence small" data-testid="evidence">
      {association.evidence.map((reason) => (
        <li key={`${reason.source} ${reason.matched} ${evidenceWords(reason)}`} className="wrap">
          <ForeignText>{evidenceWords(reason)}</ForeignText>
          {reason.matched === "" ? null : (
            <span className="muted">
              {" · "}
              <ForeignText>{reason.matched}</ForeignText>
            </span>
          )}
        </li>
      ))}
      <li className="muted">{confidenceWords(association.confidence)}</li>
    </ul>
  );
}
