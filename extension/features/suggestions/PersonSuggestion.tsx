import { Building2, UserPlus, X } from "lucide-react";
import type { Suggestion } from "#shared/suggestion.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { Button, IconButton } from "../../ui/Button.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { shortTime } from "../../ui/formatTime.ts";
import { plainText } from "../../ui/plainText.ts";
import type { SuggestionAnswers } from "./useSuggestions.ts";

interface PersonSuggestionProps {
  suggestion: Extract<Suggestion, { kind: "business" | "contact" }>;
  answers: SuggestionAnswers;
}

/** A business or contact that mail in both directions speaks for: entered or dismissed with one press. */
export function PersonSuggestion({ suggestion, answers }: PersonSuggestionProps) {
  const { id, kind } = suggestion;
  const name = plainText(suggestion.name);
  const isBusiness = kind === "business";
  const subject = isBusiness ? suggestion.domain : suggestion.address;
  const accepted = isBusiness ? "suggestions.businessMade" : "suggestions.contactMade";
  return (
    <li className="suggested row" data-testid="suggested">
      <span className="option-icon large">
        {isBusiness ? <Building2 size={14} /> : <UserPlus size={14} />}
      </span>
      <span className="grow">
        <span className="clip block">
          <ForeignText>{suggestion.name}</ForeignText>
          {!isBusiness && suggestion.business !== null ? (
            <span className="muted">
              {" "}
              <Phrase
                text="suggestions.ofBusiness"
                with={{ name: <ForeignText>{suggestion.business.name}</ForeignText> }}
              />
            </span>
          ) : null}
        </span>
        <span className="small muted clip block" title={plainText(subject)}>
          <ForeignText>{subject}</ForeignText>
          <span className="faint">{` · ${shortTime(suggestion.lastEmailAt, Date.now())}`}</span>
        </span>
      </span>
      <Button
        kind="quiet"
        aria-label={isBusiness ? t("suggestions.addBusiness", { name }) : t("sidebar.addContact", { name })}
        onClick={() => answers.accept.mutate({ id, words: t(accepted, { name }) })}
      >
        {t("action.add")}
      </Button>
      <IconButton
        label={t("suggestions.dismiss", { name })}
        icon={<X size={14} />}
        onClick={() => answers.dismiss.mutate([id])}
      />
    </li>
  );
}
