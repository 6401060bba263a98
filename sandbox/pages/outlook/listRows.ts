import { attributes, avatar, escapeHtml, listDate } from "../markup.ts";
import type { OutlookConversation } from "./conversation.ts";
import type { PageLabels } from "./labels.ts";
import { rowKey } from "./readingPane.ts";

/** The height of a row in pixels; the list only holds the rows around what is in view. */
export const rowHeight = 82;

/** A row of the list. */
export interface PageRow {
  conversation: OutlookConversation;
  /** As the page writes it, in `data-convid`. */
  conversationId: string;
  /** Where a click leads: a path. */
  route: string;
  isSelected: boolean;
}

/** The list: a listbox of virtualised rows, each with the id of its conversation. */
export function listMarkup(rows: PageRow[], words: PageLabels): string {
  const now = Math.max(
    0,
    ...rows.flatMap(({ conversation }) => conversation.messages.map(({ date }) => date)),
  );
  const options = rows.map((row, index) => rowMarkup(row, index, now, words));
  return `<div id="MailList" class="list" tabindex="-1"><div class="list-head"><b>${words.folders[0]}</b></div>
<div class="customScrollBar rows" role="listbox" aria-label="${words.list}"><div class="track" style="height:${rows.length * rowHeight}px">${options.join("\n")}</div></div></div>`;
}

function rowMarkup(row: PageRow, index: number, now: number, words: PageLabels): string {
  const { conversation, isSelected } = row;
  const newest = conversation.messages.findLast(({ state }) => state !== "draft") ?? conversation.messages[0];
  if (newest === undefined) return "";
  const people = [...new Set(conversation.messages.map(({ from }) => from.name))].join("; ");
  const snippet = newest.html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  const isUnread = conversation.isUnread && !isSelected;
  const place = attributes({
    id: rowKey(conversation),
    role: "option",
    class: isUnread ? "row unread" : "row",
    style: `top:${index * rowHeight}px`,
    tabindex: "-1",
    "data-convid": row.conversationId,
    "data-focusable-row": "true",
    "data-route": row.route,
    "aria-selected": String(isSelected),
    "aria-label": `${isUnread ? `${words.unread} ` : ""}${people} ${conversation.subject} ${snippet}`,
  });
  return `<div${place}>${avatar(newest.from.name, newest.from.address)}<div class="text"><div class="people">${escapeHtml(people)}</div>
<div class="topic"><span>${escapeHtml(conversation.subject)}</span><time>${listDate(newest.date, now)}</time></div><div class="snippet">${escapeHtml(snippet)}</div></div></div>`;
}
