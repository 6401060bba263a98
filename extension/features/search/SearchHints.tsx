import { type TextKey, t } from "../../i18n/t.ts";

/** What the search understands beside words, as it is typed in every language. */
const filters = [
  ["from:", "search.hintFrom"],
  ["to:", "search.hintTo"],
  ["subject:", "search.hintSubject"],
  ["has:attachment", "search.hintFiles"],
  ["before:", "search.hintBefore"],
  ["after:", "search.hintAfter"],
  ["in:", "search.hintIn"],
] as const satisfies readonly (readonly [string, TextKey])[];

/** The filters of a search, to be picked instead of remembered. */
export function SearchHints({ onPick }: { onPick: (filter: string) => void }) {
  return (
    <div className="search-hints" role="toolbar" aria-label={t("search.hints")}>
      {filters.map(([filter, meaning]) => (
        <button
          key={filter}
          type="button"
          className="search-hint"
          title={t(meaning)}
          aria-label={`${filter} ${t(meaning)}`}
          // The cursor stays where it is typed.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onPick(filter)}
        >
          {filter}
        </button>
      ))}
    </div>
  );
}
