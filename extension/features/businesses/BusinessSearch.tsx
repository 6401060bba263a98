import { Combobox } from "@base-ui/react/combobox";
import { Inbox, Search } from "lucide-react";
import { type ReactNode, useDeferredValue, useState } from "react";
import type { Business } from "#shared/business.ts";
import { t } from "../../i18n/t.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { shortTime } from "../../ui/formatTime.ts";
import { SkeletonRows } from "../../ui/Skeleton.tsx";
import { FailureMessage, StaleNotice } from "../api/FailureMessage.tsx";
import { useBusinesses } from "../api/queries.ts";
import { NoBusinesses } from "./NoBusinesses.tsx";

/** A line of the search: a business, or all of one's own mail. */
type SearchEntry = { key: string; business: Business | null };

interface BusinessSearchProps {
  onOpen: (businessId: string | null) => void;
  selectedKey?: string | null;
  /** Between the search box and the list. */
  children?: ReactNode;
}

/** Find a business by typing; without a word, those with the newest mail. */
export function BusinessSearch({ onOpen, selectedKey = null, children }: BusinessSearchProps) {
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const businesses = useBusinesses(asked);
  const isAnswered = asked === query.trim() && !businesses.isPlaceholderData;
  // Of what an earlier query found, only what still fits: Enter must not open something else.
  const found = (businesses.data?.items ?? []).filter(
    ({ name }) => isAnswered || name.toLowerCase().includes(query.trim().toLowerCase()),
  );
  const mine: SearchEntry[] = asked === "" ? [{ key: "mine", business: null }] : [];
  const entries = [...mine, ...found.map((business) => ({ key: business.id, business }))];
  const retry = () => void businesses.refetch();
  return (
    <Combobox.Root<SearchEntry>
      inline
      open
      items={entries}
      filter={null}
      autoHighlight
      inputValue={query}
      onInputValueChange={(value, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") setQuery(value);
      }}
      value={null}
      onValueChange={(entry) => {
        if (entry !== null) onOpen(entry.business?.id ?? null);
      }}
      itemToStringLabel={({ business }) => business?.name ?? t("surface.allMail")}
      isItemEqualToValue={(one, other) => one.key === other.key}
    >
      <search className="business-search">
        <div className="field search-field">
          <Search size={16} className="faint" />
          <Combobox.Input
            aria-label={t("search.find")}
            placeholder={t("search.find")}
            data-testid="business-search"
            spellCheck={false}
            // The first key that is pressed belongs to the search.
            autoFocus
          />
        </div>
        {children}
        <div className="scroll">
          {businesses.isError && businesses.data !== undefined ? (
            <StaleNotice error={businesses.error} retry={retry} />
          ) : null}
          <Combobox.List className="business-list">
            {(entry: SearchEntry) => (
              <Combobox.Item
                key={entry.key}
                value={entry}
                className={`business-row${entry.key === selectedKey ? " selected" : ""}`}
                data-testid="business-row"
              >
                {entry.business === null ? <MineLine /> : <BusinessLine business={entry.business} />}
              </Combobox.Item>
            )}
          </Combobox.List>
          {businesses.data === undefined && businesses.isError ? (
            <FailureMessage error={businesses.error} retry={retry} />
          ) : businesses.data === undefined ? (
            <SkeletonRows rows={5} />
          ) : found.length === 0 ? (
            isAnswered && <NoBusinesses query={asked} />
          ) : businesses.data.nextCursor === null ? null : (
            <p className="small faint more-note">{t("search.more")}</p>
          )}
        </div>
      </search>
    </Combobox.Root>
  );
}

function MineLine() {
  return (
    <>
      <span className="mark medium mine">
        <Inbox size={14} />
      </span>
      <span className="grow">
        <span className="clip block">{t("surface.allMail")}</span>
        <span className="small muted clip block">{t("surface.allMailHint")}</span>
      </span>
    </>
  );
}

function BusinessLine({ business }: { business: Business }) {
  const [domain] = business.domains;
  return (
    <>
      <BusinessMark name={business.name} size="medium" />
      <span className="grow">
        <span className="clip block">
          <ForeignText>{business.name}</ForeignText>
        </span>
        <span className="small muted clip block">
          {t("count.emails", { count: business.emailCount })}
          {domain === undefined ? null : (
            <span className="faint">
              {" · "}
              <ForeignText>{domain.domain}</ForeignText>
            </span>
          )}
        </span>
      </span>
      {business.lastEmailAt === null ? null : (
        <span className="small faint">{shortTime(business.lastEmailAt, Date.now())}</span>
      )}
    </>
  );
}
