import { ArrowUp, Plus, X } from "lucide-react";
import { useRef } from "react";
import type { AssociationView, BusinessRef } from "#shared/association.ts";
import { t } from "../../i18n/t.ts";
import { IconButton } from "../../ui/Button.tsx";
import { BusinessChip } from "../../ui/Chip.tsx";
import { BusinessPicker } from "../businesses/BusinessPicker.tsx";
import { roleWords } from "./roleWords.ts";
import { ScopeChoice } from "./ScopeChoice.tsx";
import { chosen } from "./said.ts";
import type { Filer } from "./useFiler.ts";

interface FilingChipsProps {
  emailId: string | null;
  associations: AssociationView[];
  filer: Filer;
  suggestions: { business: BusinessRef; reason: string }[];
  proposed: { name: string; domain: string } | null;
  /** The key that begins a change, where this surface has one. */
  tagKey?: string;
}

/** The businesses of an email: added, changed, put first, taken out, and for how much other mail that holds. */
export function FilingChips({
  emailId,
  associations,
  filer,
  suggestions,
  proposed,
  tagKey,
}: FilingChipsProps) {
  const changeButton = useRef<HTMLButtonElement>(null);
  const filed = associations.filter(({ business }) => business !== null);
  const isFiled = filed.length > 0;
  const stopPicking = () => {
    filer.setPicking(null);
    requestAnimationFrame(() => changeButton.current?.focus());
  };
  if (filer.picking !== null)
    return (
      <BusinessPicker
        suggestions={suggestions}
        proposed={proposed}
        present={new Set(filed.flatMap(({ business }) => business?.id ?? []))}
        onPick={(option) => {
          filer.file(option, filer.picking === "further" && isFiled ? "further" : undefined);
          requestAnimationFrame(() => changeButton.current?.focus());
        }}
        onCancel={stopPicking}
      />
    );
  return (
    <>
      <div className="chips filing">
        {filed.map((one) => (
          <FiledChip key={one.business?.id} association={one} emailId={emailId} filer={filer} />
        ))}
        <button
          ref={changeButton}
          type="button"
          className="chip add"
          disabled={emailId === null || filer.isBusy}
          onClick={() => filer.setPicking("main")}
          data-testid="tag-button"
        >
          {isFiled ? null : <Plus size={12} />}
          {isFiled ? t("filing.change") : t("filing.business")}
          {tagKey === undefined ? null : <kbd className="kbd">{tagKey}</kbd>}
        </button>
        {isFiled && emailId !== null ? (
          <button
            type="button"
            className="chip add alone"
            aria-label={t("filing.addAnother")}
            title={t("filing.addAnother")}
            disabled={filer.isBusy}
            onClick={() => filer.setPicking("further")}
            data-testid="add-business"
          >
            <Plus size={14} />
          </button>
        ) : null}
      </div>
      {filer.scoped === null || emailId === null ? null : (
        <ScopeChoice
          key={`${filer.scoped.business.id} ${filer.scoped.isHere}`}
          emailId={emailId}
          scoped={filer.scoped}
          isBusy={filer.isBusy}
          onScope={filer.rescope}
          onClose={filer.close}
        />
      )}
    </>
  );
}

interface FiledChipProps {
  association: AssociationView;
  emailId: string | null;
  filer: Filer;
}

function FiledChip({ association: { business, isPrimary, role }, emailId, filer }: FiledChipProps) {
  if (business === null) return null;
  const { name } = business;
  // Until the API has answered, a new business has no id to say anything of.
  const isKnown = emailId !== null && business.id !== "";
  return (
    <BusinessChip name={name} onOpen={isKnown ? () => filer.open(openedOf(business)) : undefined}>
      {isPrimary || role === null ? null : <span className="faint small">{roleWords(role)}</span>}
      {isKnown ? (
        <span className="chip-actions">
          {isPrimary ? null : (
            <IconButton
              label={t("filing.makeMain", { name })}
              icon={<ArrowUp size={12} />}
              disabled={filer.isBusy}
              onClick={() => filer.file(chosen(business), "primary")}
            />
          )}
          <IconButton
            label={t("filing.takeOut", { name })}
            icon={<X size={12} />}
            disabled={filer.isBusy}
            onClick={() => filer.takeOut(business)}
          />
        </span>
      ) : null}
    </BusinessChip>
  );
}

const openedOf = (business: BusinessRef) => ({ business, isHere: true, scope: null });
