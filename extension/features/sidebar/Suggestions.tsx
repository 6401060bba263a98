import { Plus } from "lucide-react";
import type { LookupAnswer } from "#shared/lookup.ts";
import { recentReason } from "#shared/recentReason.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { hintWords } from "../businesses/associationWords.ts";
import { type PickerOption, pickerOptions } from "../businesses/pickerOptions.ts";

/** The best guesses for a mail that is not filed, each one click or key away. */
export function Suggestions({
  answer,
  onPick,
}: {
  answer: LookupAnswer;
  onPick: (option: PickerOption) => void;
}) {
  const options = pickerOptions({
    query: "",
    // What is merely of late would be one wrong click; the picker offers it.
    suggestions: answer.suggestions.filter(({ reason }) => reason !== recentReason),
    proposed: answer.proposed,
    found: [],
    isAnswered: true,
    present: new Set(),
  }).slice(0, 3);
  if (options.length === 0 || answer.emailId === null) return null;
  return (
    <ul className="suggestions">
      {options.map((option, place) => (
        <li key={option.key}>
          <button
            type="button"
            className="suggestion"
            aria-keyshortcuts={String(place + 1)}
            onClick={() => onPick(option)}
            data-testid="suggestion"
          >
            {option.kind === "business" ? (
              <BusinessMark name={option.business.name} size="medium" />
            ) : (
              <span className="option-icon large">
                <Plus size={14} />
              </span>
            )}
            <span className="grow">
              <span className="clip block">
                <Phrase
                  text={option.kind === "business" ? "filing.fileUnder" : "filing.createBusiness"}
                  with={{ name: <BusinessName option={option} /> }}
                />
              </span>
              <span className="small muted clip block">
                <ForeignText>
                  {option.kind === "business"
                    ? hintWords(option.hint)
                    : t("filing.forDomain", { domain: option.domain ?? "" })}
                </ForeignText>
              </span>
            </span>
            <kbd className="kbd">{place + 1}</kbd>
          </button>
        </li>
      ))}
    </ul>
  );
}

function BusinessName({ option }: { option: PickerOption }) {
  return (
    <b className="strong">
      <ForeignText>{option.kind === "business" ? option.business.name : option.name}</ForeignText>
    </b>
  );
}
