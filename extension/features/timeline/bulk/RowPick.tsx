import type { TimelineItem } from "#shared/timeline.ts";
import { t } from "../../../i18n/t.ts";
import { plainText } from "../../../ui/plainText.ts";
import type { RowAction } from "./useRowActions.ts";

/** What can be done to the rows of a list, by key or by pointer. */
export interface RowControls {
  selected: ReadonlySet<string>;
  toggle: (id: string) => void;
  /** Chooses all rows between two; without the first, from where the last one was chosen. */
  extend: (from: string | null, to: string) => void;
  /** Acts on what is chosen, else on the row; answers whether there was anything. */
  act: (action: RowAction, row: TimelineItem | null) => boolean;
  clear: () => boolean;
  help: () => boolean;
}

/** Chooses a row; in sight when the pointer or the focus is there, and while any row is chosen. */
export function RowPick({ item, controls }: { item: TimelineItem; controls: RowControls }) {
  const subject = plainText(item.subject ?? "") || t("timeline.noSubject");
  return (
    <label className="pick">
      <input
        type="checkbox"
        // With the keyboard it is a key, so that each row is one step.
        tabIndex={-1}
        aria-label={t("bulk.select", { subject })}
        checked={controls.selected.has(item.id)}
        // The focus stays with the rows, whose keys go on working.
        onMouseDown={(event) => event.preventDefault()}
        onChange={({ nativeEvent }) => {
          const isRange = "shiftKey" in nativeEvent && nativeEvent.shiftKey === true;
          if (isRange) controls.extend(null, item.id);
          else controls.toggle(item.id);
        }}
      />
    </label>
  );
}
