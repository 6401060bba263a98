import { useState } from "react";
import type { TimelineItem } from "#shared/timeline.ts";
import type { RowControls } from "./RowPick.tsx";
import { extended, nothingSelected, stillThere, toggled } from "./selection.ts";
import { useRowActions } from "./useRowActions.ts";

/** Which rows of a list are chosen, and what is done to them. `help` shows the keys. */
export function useRowControls(items: readonly TimelineItem[], isRemoved: boolean, help: () => void) {
  const [before, setSelection] = useState(nothingSelected);
  const order = items.map(({ id }) => id);
  const selection = stillThere(before, order);
  const chosen = items.filter(({ id }) => selection.ids.has(id));
  const act = useRowActions(isRemoved);
  const controls: RowControls = {
    selected: selection.ids,
    toggle: (id) => setSelection(toggled(selection, id)),
    extend(from, to) {
      const start = selection.ids.size === 0 && from !== null ? toggled(selection, from) : selection;
      setSelection(extended(start, order, to));
    },
    act(action, row) {
      const rows = chosen.length > 0 ? chosen : row === null ? [] : [row];
      act(action, rows);
      return rows.length > 0;
    },
    clear() {
      setSelection(nothingSelected);
      return chosen.length > 0;
    },
    help() {
      help();
      return true;
    },
  };
  return { controls, chosen, chooseAll: () => setSelection({ ids: new Set(order), anchor: null }) };
}
