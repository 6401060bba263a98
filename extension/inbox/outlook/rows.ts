import { isSameId, type OutlookId, outlookId } from "./outlookId.ts";
import { outlookSelectors as outlook } from "./selectors.ts";

/** What the list says of the mail on screen. */
type RowEvidence =
  | { rung: "selected-row" | "only-row"; id: OutlookId }
  /** The list names another mail than the pane shows, or several. */
  | "contradiction"
  | null;

/**
 * The conversation that the list names. A selected row counts if it shows the subject of the pane: a click
 * selects the row at once, and the pane follows up to seconds later. Without a selected row, as when it was
 * scrolled away, a row counts only if there is no other.
 */
export function rowEvidence(lists: Element[], subject: string | null): RowEvidence {
  const rows = lists.flatMap((list) => [...list.querySelectorAll(outlook.row)]);
  const selected = rows.filter((row) => row.getAttribute(outlook.selected) === "true");
  const ids = distinctIds(selected.length > 0 ? selected : rows);
  const [id] = ids;
  if (id === undefined) return null;
  if (selected.length > 0) {
    const isShown = subject === null || selected.some((row) => showsSubject(row, subject));
    return ids.length === 1 && isShown ? { rung: "selected-row", id } : "contradiction";
  }
  const isAlone = ids.length === 1 && subject !== null && rows.some((row) => showsSubject(row, subject));
  return isAlone ? { rung: "only-row", id } : null;
}

/** The different conversations that elements carry. */
export function distinctIds(carriers: Element[]): OutlookId[] {
  const ids: OutlookId[] = [];
  for (const carrier of carriers) {
    const id = outlookId(carrier.getAttribute(outlook.conversationId));
    if (id?.kind === "conversation" && !ids.some((known) => isSameId(known, id))) ids.push(id);
  }
  return ids;
}

function showsSubject(row: Element, subject: string): boolean {
  const bare = plain(subject.replace(/^(?:\p{L}{1,5}(?:\[\d+\])?:\s*)+/u, ""));
  return plain(`${row.textContent} ${row.getAttribute("aria-label") ?? ""}`).includes(bare);
}

/** Text as it is compared: rows break and fold their lines otherwise than panes. */
function plain(text: string): string {
  return text.replace(/\s+/g, "").toLowerCase();
}
