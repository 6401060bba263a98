import { ChevronDown, ChevronRight } from "lucide-react";
import { useState } from "react";
import type { Activity } from "#shared/activity.ts";
import { t } from "../../i18n/t.ts";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { shortTime } from "../../ui/formatTime.ts";

interface WaitingProps {
  waiting: Activity["unanswered"];
  onOpen: (emailId: string) => void;
}

/** Conversations in which the last word is theirs; the latest of them unfold. */
export function Waiting({ waiting, onOpen }: WaitingProps) {
  const [isOpen, setIsOpen] = useState(false);
  const Mark = isOpen ? ChevronDown : ChevronRight;
  return (
    <div>
      <button
        type="button"
        className="link small waiting"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        <Mark size={12} />
        {t("activity.waiting", { count: waiting.count })}
      </button>
      {isOpen ? (
        <ul className="waiting-list">
          {waiting.latest.map(({ emailId, subject, sentAt, from }) => (
            <li key={emailId}>
              <button type="button" className="row waiting-row" onClick={() => onOpen(emailId)}>
                <span className="grow clip">
                  <ForeignText or={t("activity.noSubject")}>{subject}</ForeignText>
                  {from === null ? null : (
                    <span className="faint">
                      {" · "}
                      <ForeignText>{from.name || from.address}</ForeignText>
                    </span>
                  )}
                </span>
                <span className="small faint">{shortTime(sentAt, Date.now())}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
