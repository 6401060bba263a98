import { ChevronRight, Sparkles } from "lucide-react";
import { t } from "../../i18n/t.ts";
import { useBusinesses } from "../api/queries.ts";
import { PersonSuggestion } from "./PersonSuggestion.tsx";
import { useSuggestionAnswers, useSuggestions } from "./useSuggestions.ts";

/** With fewer businesses than this somebody is beginning, and is shown what to begin with. */
const beginning = 3;

/** The way to what needs a person, from where businesses are listed; the first three themselves at the beginning. */
export function SuggestionsEntry({ onOpen }: { onOpen: () => void }) {
  const people = useSuggestions("people");
  const emails = useSuggestions("emails");
  const businesses = useBusinesses("");
  const answers = useSuggestionAnswers();
  const entered = (people.data?.items ?? []).filter((one) => one.kind !== "email");
  const count = entered.length + (emails.data?.items.length ?? 0);
  if (count === 0) return null;
  const isFirst = businesses.data !== undefined && businesses.data.items.length < beginning;
  const shown = isFirst ? entered.slice(0, 3) : [];
  return (
    <section
      className="suggestions-entry"
      aria-label={t("suggestions.title")}
      data-testid="suggestions-entry"
    >
      {shown.length === 0 ? null : (
        <>
          <p className="small muted suggestions-first">{t("suggestions.first")}</p>
          <ul>
            {shown.map((one) => (
              <PersonSuggestion key={one.id} suggestion={one} answers={answers} />
            ))}
          </ul>
        </>
      )}
      {count > shown.length ? (
        <button type="button" className="row suggestions-more" onClick={onOpen}>
          <Sparkles size={14} />
          <span className="grow">{t("suggestions.open", { count })}</span>
          <ChevronRight size={14} />
        </button>
      ) : null}
    </section>
  );
}
