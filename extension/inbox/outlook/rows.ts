import { isSameId, type OutlookId, outlookId } from "./outlookId.ts";
import { outlookSelectors as outlook } from "./selectors.ts";

/** What the list says of the mail on screen. */
type RowEvidence =
  | { rung: "selected-row" | "only-row"; id: OutlookId }
  /** The list names another mail than the pane shows, or several. */
  | "contradiction"
  | null;

/**
 * The conversation that the list names. Row and url run ahead of the pane, by up to seconds, so a row counts
 * only if it shows the subject of the pane, and so does the url if its conversation has a row. Without a
 * selected row, as when it was scrolled away, another counts only if it is alone.
 */
export function rowEvidence(lists: Element[], inUrl: OutlookId | null, subject: string | null): RowEvidence {
  const rows = lists.flatMap((list) => [...list.querySelectorAll(outlook.row)]);
  const selected = rows.filter((row) => row.getAttribute(outlook.selected) === "true");
  const open = selected.length > 0 ? selected : rows.filter((row) => inUrl !== null && carries(row, inUrl));
  if (subject !== null && open.length > 0 && !open.some((row) => showsSubject(row, subject)))
    return "contradiction";
  const [id, another] = distinctIds(selected.length > 0 ? selected : rows);
  if (id === undefined) return null;
  if (selected.length > 0) return another === undefined ? { rung: "selected-row", id } : "contradiction";
  const isAlone = another === undefined && subject !== null && rows.some((row) => showsSubject(row, subject));
  return isAlone ? { rung: "only-row", id } : null;
}

/** The different conversations that elements carry. */
export function distinctIds(carriers: Element[]): OutlookId[] {
  const ids: OutlookId[] = [];
  for (const carrier of carriers) {
    const id = conversationOf(carrier);
    if (id !== null && !ids.some((known) => isSameId(known, id))) ids.push(id);
  }
  return ids;
}

function carries(row: Element, id: OutlookId): boolean {
  const own = conversationOf(row);
  return own !== null && isSameId(own, id);
}

function conversationOf(carrier: Element): OutlookId | null {
  const id = outlookId(carrier.getAttribute(outlook.conversationId));
  return id?.kind === "conversation" ? id : null;
}

function showsSubject(row: Element, subject: string): boolean {
  const bare = plain(subject.replace(/^(?:\p{L}{1,5}(?:\[\d+\])?:\s*)+/u, ""));
  return plain(`${row.textContent} ${row.getAttribute("aria-label") ?? ""}`).includes(bare);
}

/** Text as it is compared: rows break and fold their lines otherwise than panes. */
function plain(text: string): string {
  return text.replace(/\s+/g, "").toLowerCase();
}
