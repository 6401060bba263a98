import { X } from "lucide-react";
import type { Suggestion } from "#shared/suggestion.ts";
import { t } from "../../i18n/t.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { shortTime } from "../../ui/formatTime.ts";
import { plainText } from "../../ui/plainText.ts";
import { hintWords } from "../businesses/associationWords.ts";
import { personName } from "../timeline/people.ts";
import type { SuggestionAnswers } from "./useSuggestions.ts";

interface EmailSuggestionProps {
  suggestion: Extract<Suggestion, { kind: "email" }>;
  answers: SuggestionAnswers;
  onOpen: (emailId: string) => void;
}

/** An email that may belong to several businesses: each is one press, with what speaks for it. */
export function EmailSuggestion({ suggestion, answers, onOpen }: EmailSuggestionProps) {
  const { id, emailId, from, lastEmailAt, choices } = suggestion;
  const subject = plainText(suggestion.subject) || t("timeline.noSubject");
  return (
    <li className="suggested" data-testid="suggested-email">
      <div className="row">
        <button type="button" className="suggested-email grow" onClick={() => onOpen(emailId)}>
          <span className="clip block">
            <ForeignText>{subject}</ForeignText>
          </span>
          <span className="small muted clip block">
            <ForeignText>{personName(from)}</ForeignText>
            <span className="faint">{` · ${shortTime(lastEmailAt, Date.now())}`}</span>
          </span>
        </button>
        <IconButton
          label={t("suggestions.dismiss", { name: subject })}
          icon={<X size={14} />}
          onClick={() => answers.dismiss.mutate([id])}
        />
      </div>
      <div className="suggested-choices">
        {choices.map(({ business, reason }) => (
          <button
            key={business.id}
            type="button"
            className="suggestion"
            onClick={() =>
              answers.accept.mutate({
                ...{ id, businessId: business.id },
                words: t("filing.done", { count: 1, name: plainText(business.name) }),
              })
            }
          >
            <BusinessMark name={business.name} size="small" />
            <span className="grow">
              <span className="clip block">
                <ForeignText>{business.name}</ForeignText>
              </span>
              <span className="small muted wrap block">
                <ForeignText>{hintWords(reason)}</ForeignText>
              </span>
            </span>
          </button>
        ))}
      </div>
    </li>
  );
}
