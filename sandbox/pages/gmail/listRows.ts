import { attributes, escapeHtml, icon, listDate } from "../markup.ts";
import type { PageConversation } from "./conversation.ts";
import { threadPermId, urlTokenOf } from "./ids.ts";

const star = "m12 3 2.8 5.9 6.2.8-4.6 4.4 1.2 6.3L12 17.3l-5.6 3.1 1.2-6.3L3 9.7l6.2-.8z";

/**
 * The inbox list: one row per conversation (three in the vertical split, as Gmail has it), each with its
 * ids.
 */
export function listMarkup(
  conversations: PageConversation[],
  account: string,
  now: number,
  rowsPerThread: 1 | 3 = 1,
  open?: PageConversation,
): string {
  const rows = conversations.map((conversation) =>
    rowMarkup(conversation, account, now, rowsPerThread, conversation === open),
  );
  return `<table class="F" role="grid"><tbody>${rows.join("\n")}</tbody></table>`;
}

function rowMarkup(
  conversation: PageConversation,
  account: string,
  now: number,
  rows: 1 | 3,
  isOpen: boolean,
): string {
  const newest = conversation.messages.at(-1);
  const people = [
    ...new Set(conversation.messages.map(({ from }) => (from.address === account ? "me" : from.name))),
  ];
  const count =
    conversation.messages.length > 1 ? ` <span class="bx0">${conversation.messages.length}</span>` : "";
  const row = attributes({
    class: `zA ${conversation.isUnread && !isOpen ? "zE" : "yO"}${isOpen ? " on" : ""}`,
    role: "row",
    "data-route": `#inbox/${urlTokenOf(conversation.id)}`,
  });
  const ids = attributes({
    class: "bqe",
    "data-thread-id": `#${threadPermId(conversation.id)}`,
    "data-legacy-thread-id": conversation.id,
    "data-legacy-last-message-id": newest?.id,
    "data-legacy-message-id": newest?.id,
  });
  const sender = attributes({ class: "yP", email: newest?.from.address, name: newest?.from.name });
  const snippet = escapeHtml(newest?.snippet ?? newest?.html.replace(/<[^>]*>/g, " ").slice(0, 140) ?? "");
  const main = `<tr${row}><td class="box"><span class="check"></span><span class="star${conversation.isStarred ? " on" : ""}">${icon(star)}</span></td>
<td class="yX"><span${sender}>${escapeHtml(people.join(", "))}</span>${count}</td>
<td class="xY"><span${ids}><span class="bog">${escapeHtml(conversation.subject)}</span></span><span class="y2"> - ${snippet}</span></td>
<td class="xW">${listDate(newest?.date ?? now, now)}</td></tr>`;
  const rest = `<tr class="zA"><td colspan="4"><span${ids}></span></td></tr>`;
  return rows === 3 ? `${main}${rest}${rest}` : main;
}
