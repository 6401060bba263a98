import { useState } from "react";
import type { AssociationView } from "#shared/association.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { confidenceWords, decisionWords } from "./associationWords.ts";

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
            <ForeignText>{first.text}</ForeignText>
          )}
        </p>
        {evidence.length === 0 ? null : (
          <button type="button" className="link" aria-expanded={isOpen} onClick={() => setIsOpen(!isOpen)}>
            {isOpen ? "Less" : "Why?"}
          </button>
        )}
      </div>
      {isOpen ? (
        <ul>
          {evidence.map((reason) => (
            <li key={`${reason.source} ${reason.matched} ${reason.text}`} className="wrap">
              <ForeignText>{reason.text}</ForeignText>
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
      ) : null}
    </div>
  );
}
