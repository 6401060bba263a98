import { Combobox } from "@base-ui/react/combobox";
import { Search } from "lucide-react";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { t } from "../../i18n/t.ts";
import { isShortcut } from "../../ui/pressShortcut.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { StateMessage } from "../../ui/StateMessage.tsx";
import { FailureMessage, StaleNotice } from "../api/FailureMessage.tsx";
import { NoBusinesses } from "../businesses/NoBusinesses.tsx";
import { SearchHints } from "./SearchHints.tsx";
import { SearchLine } from "./SearchLine.tsx";
import { type SearchEntry, type SearchSection, type SearchTarget, targetOf } from "./searchEntries.ts";
import { useSearch } from "./useSearch.ts";
import { withFilter } from "./withFilter.ts";

interface MailSearchProps {
  onOpen: (target: SearchTarget) => void;
  selectedKey?: string | null;
  /** Whether something covers it: what was typed stays, and the cursor comes back with the search. */
  isHidden?: boolean;
  /** Between the search box and the list, while nothing is looked for. */
  children?: ReactNode;
}

/** Brings the cursor to the search. */
const searchKey = "/";

const titles = {
  businesses: "surface.businesses",
  people: "surface.people",
  emails: "search.emails",
} as const;

/** Finds businesses, people and emails in one field, from the first key on. */
export function MailSearch({ onOpen, selectedKey = null, isHidden = false, children }: MailSearchProps) {
  const [query, setQuery] = useState("");
  const field = useRef<HTMLInputElement>(null);
  const { sections, error, isAnswered, hasMore, retry } = useSearch(query);
  const isSearching = query.trim() !== "";
  const isEmpty = sections.every(({ items }) => items.every(({ kind }) => kind === "mine"));
  useFocus(field, isHidden);
  return (
    <Combobox.Root<SearchEntry>
      inline
      open
      items={sections}
      filter={null}
      autoHighlight
      inputValue={query}
      onInputValueChange={(value, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") setQuery(value);
      }}
      value={null}
      onValueChange={(entry) => {
        const target = entry && targetOf(entry);
        if (target !== null) onOpen(target);
      }}
      itemToStringLabel={({ key }) => key}
      isItemEqualToValue={(one, other) => one.key === other.key}
    >
      <search className="business-search" hidden={isHidden}>
        <div className="field search-field">
          <Search size={16} className="faint" />
          <Combobox.Input
            ref={field}
            aria-label={t("search.everything")}
            placeholder={t("search.everything")}
            data-testid="business-search"
            spellCheck={false}
            // The first key that is pressed belongs to the search.
            autoFocus
            onKeyDown={(event) => {
              if (event.key !== "Escape" || query === "") return;
              event.preventDefault();
              event.stopPropagation();
              setQuery("");
            }}
          />
          {isSearching ? null : <kbd className="kbd">{searchKey}</kbd>}
        </div>
        {isSearching ? (
          <SearchHints
            onPick={(filter) => {
              setQuery(withFilter(query, filter));
              field.current?.focus();
            }}
          />
        ) : (
          children
        )}
        <div className="scroll">
          {error !== null && !isEmpty ? <StaleNotice error={error} retry={retry} /> : null}
          <Combobox.List className="business-list" aria-label={t("search.results")}>
            {(section: SearchSection) => (
              <Combobox.Group key={section.kind} items={section.items}>
                {isSearching ? (
                  <Combobox.GroupLabel className="search-section">
                    {t(titles[section.kind])}
                  </Combobox.GroupLabel>
                ) : null}
                <Combobox.Collection>
                  {(entry: SearchEntry) => (
                    <SearchLine key={entry.key} entry={entry} isSelected={entry.key === selectedKey} />
                  )}
                </Combobox.Collection>
              </Combobox.Group>
            )}
          </Combobox.List>
          {!isEmpty ? (
            hasMore && <p className="small faint more-note">{t("search.more")}</p>
          ) : error !== null ? (
            <FailureMessage error={error} retry={retry} />
          ) : !isAnswered ? (
            <SkeletonRows rows={5} />
          ) : isSearching ? (
            <StateMessage testId="nothing-found" title={t("search.nothingTitle")}>
              {t("search.nothing")}
            </StateMessage>
          ) : (
            <NoBusinesses query="" />
          )}
        </div>
      </search>
    </Combobox.Root>
  );
}

/** Brings the cursor to the field when it is uncovered, and on `/` or Ctrl+K from wherever it is. */
function useFocus(field: { readonly current: HTMLInputElement | null }, isHidden: boolean): void {
  useEffect(() => {
    if (isHidden) return;
    field.current?.focus();
    const onKey = (event: KeyboardEvent) => {
      const isCommand = (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k";
      if (event.defaultPrevented || !(isCommand || (event.key === searchKey && isShortcut(event)))) return;
      event.preventDefault();
      field.current?.focus();
      field.current?.select();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, [field, isHidden]);
}
