import { Combobox } from "@base-ui/react/combobox";
import { Plus, Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import type { BusinessRef } from "#shared/association.ts";
import { Phrase } from "../../i18n/Phrase.tsx";
import { t } from "../../i18n/t.ts";
import { BusinessMark } from "../../ui/BusinessMark.tsx";
import { ForeignText } from "../../ui/ForeignText.tsx";
import { useBusinesses } from "../api/queries.ts";
import { hintWords } from "./associationWords.ts";
import { type PickerOption, pickerOptions } from "./pickerOptions.ts";

interface BusinessPickerProps {
  suggestions: { business: BusinessRef; reason: string }[];
  proposed: { name: string; domain: string } | null;
  present: ReadonlySet<string>;
  /** False where only a business that exists will do. */
  mayCreate?: boolean;
  /** What the field asks for. */
  label?: string;
  onPick: (option: PickerOption) => void;
  onCancel: () => void;
}

/** Type to find a business or to create one. The list is part of the surface, never a layer above the mail page. */
export function BusinessPicker({
  suggestions,
  proposed,
  present,
  mayCreate = true,
  label = t("filing.findOrCreate"),
  onPick,
  onCancel,
}: BusinessPickerProps) {
  const [query, setQuery] = useState("");
  const asked = useDeferredValue(query.trim());
  const businesses = useBusinesses(asked);
  const found = (businesses.data?.items ?? []).map(({ id, name, domains }) => ({
    id,
    name,
    domain: domains[0]?.domain ?? null,
  }));
  const isAnswered = asked === query.trim() && businesses.isSuccess && !businesses.isPlaceholderData;
  const options = pickerOptions({ query, suggestions, proposed, found, isAnswered, present }).filter(
    ({ kind }) => mayCreate || kind === "business",
  );
  return (
    <Combobox.Root<PickerOption>
      inline
      open
      items={options}
      filter={null}
      autoHighlight
      inputValue={query}
      onInputValueChange={(value, { reason }) => {
        if (reason === "input-change" || reason === "input-clear") setQuery(value);
      }}
      value={null}
      onValueChange={(option) => {
        if (option !== null) onPick(option);
      }}
      itemToStringLabel={nameOf}
      isItemEqualToValue={(one, other) => one.key === other.key}
    >
      <search className="picker">
        <div className="field">
          <Search size={14} className="faint" />
          <Combobox.Input
            aria-label={t("filing.input")}
            placeholder={label}
            data-testid="business-picker"
            spellCheck={false}
            // The person has just asked to type here.
            autoFocus
            onKeyDown={(event) => {
              if (event.key !== "Escape") return;
              event.stopPropagation();
              event.preventDefault();
              onCancel();
            }}
          />
        </div>
        <Combobox.List className="options">
          {(option: PickerOption) => (
            <Combobox.Item key={option.key} value={option} className="option" data-testid="picker-option">
              <OptionLine option={option} />
            </Combobox.Item>
          )}
        </Combobox.List>
      </search>
    </Combobox.Root>
  );
}

function nameOf(option: PickerOption): string {
  return option.kind === "business" ? option.business.name : option.name;
}

function OptionLine({ option }: { option: PickerOption }) {
  const isNew = option.kind === "create";
  const name = <ForeignText>{nameOf(option)}</ForeignText>;
  const hint = isNew ? creationHint(option.domain) : hintWords(option.hint);
  return (
    <>
      {isNew ? (
        <span className="option-icon">
          <Plus size={14} />
        </span>
      ) : (
        <BusinessMark name={nameOf(option)} size="small" />
      )}
      <span className="grow">
        <span className="clip block">{isNew ? <Phrase text="filing.create" with={{ name }} /> : name}</span>
        {hint === "" ? null : (
          <span className="small muted clip block">
            <ForeignText>{hint}</ForeignText>
          </span>
        )}
      </span>
    </>
  );
}

function creationHint(domain: string | null): string {
  return domain === null ? t("filing.byHandOnly") : t("filing.domainToo", { domain });
}
