import { attributes, avatar, escapeHtml, icon, messageDate } from "../markup.ts";
import type { PagePerson } from "../people.ts";
import type { OutlookConversation, OutlookMessage } from "./conversation.ts";
import type { PageLabels } from "./labels.ts";

const reply = "M10 8V4l-7 7 7 7v-4c5 0 8.5 1.6 11 5-1-5-4-10-11-11z";
const forward = "M14 8V4l7 7-7 7v-4c-5 0-8.5 1.6-11 5 1-5 4-10 11-11z";
const more = "M6 12h.1M12 12h.1M18 12h.1";

/** How a mail is shown: as a conversation, as one message, or as the message of a window of its own. */
export type PaneKind = "conversation" | "item" | "deep-link";

/** The markup of an open reading pane, with the attributes Outlook gives it. */
export function paneMarkup(
  conversation: OutlookConversation,
  kind: PaneKind,
  account: PagePerson,
  words: PageLabels,
): string {
  const id = kind === "conversation" ? "ConversationReadingPaneContainer" : "ItemReadingPaneContainer";
  const messages = kind === "conversation" ? conversation.messages : conversation.messages.slice(-1);
  const newest = messages.findLast(({ state }) => state !== "draft");
  const cards = messages.map((message, index) => {
    const state = message.state ?? (message === newest ? "expanded" : "collapsed");
    return cardMarkup(message, { index, state, hasAnchors: kind !== "deep-link", account, words });
  });
  const heading = attributes({
    id: kind === "deep-link" ? null : `CONV_${rowKey(conversation)}_SUBJECT`,
    role: kind === "deep-link" ? null : "heading",
    "aria-level": "3",
    class: "JdFsz",
  });
  return `<div id="${id}" class="pane" tabindex="-1"><div class="subject"><div${heading}><span title="${escapeHtml(conversation.subject)}">${escapeHtml(conversation.subject)}</span>
<button type="button" class="pill">${words.summarize}</button></div></div><div class="customScrollBar">${cards.join("\n")}</div></div>`;
}

/** Outlook's own key of a row: no id of Graph's. */
export function rowKey({ key }: OutlookConversation): string {
  return `AQAAAB${Buffer.from(key).toString("hex").slice(0, 24)}`;
}

interface CardOptions {
  index: number;
  state: NonNullable<OutlookMessage["state"]>;
  hasAnchors: boolean;
  account: PagePerson;
  words: PageLabels;
}

function cardMarkup(message: OutlookMessage, options: CardOptions): string {
  const { index, state, account, words } = options;
  const anchor = (part: string) => (options.hasAnchors ? `MSG_${index}_${part}` : null);
  const testId = (name: string) => (options.hasAnchors ? name : null);
  const isOpen = state === "expanded";
  const from = attributes({ id: anchor("FROM"), class: "OZZZK" });
  const shown = message.isColleague ? message.from.name : `${message.from.name}<${message.from.address}>`;
  const head = `<div class="uSg02">${avatar(message.from.name, message.from.address)}<div class="lines">
<div class="line"><span class="o4zjZ"><span${from}>${escapeHtml(shown)}</span></span>${isOpen ? actions(words) : ""}</div>
${isOpen ? recipients(message, account, words, testId("RecipientWell")) : `<div class="snippet">${escapeHtml(textOf(message.html))}</div>`}</div>
<div${attributes({ "data-testid": testId("SentReceivedSavedTime"), id: anchor("DATETIME"), class: "time" })}>${messageDate(message.date)}</div></div>`;
  const subject = `<div${attributes({ id: anchor("SUBJECT"), hidden: "" })}></div>`;
  const body = `<div role="document"><div${attributes({ id: `UniqueMessageBody_${index}`, class: "body", "aria-label": words.body })}>${message.html}</div></div>`;
  const editor = `<div class="editor" contenteditable="true" role="textbox">${message.html}</div>`;
  const inside =
    state === "draft"
      ? `<div class="draft">${words.draft}</div>${head}${editor}`
      : head + subject + (isOpen ? body : "");
  return `<div class="aVla3"><div class="card" aria-expanded="${state !== "collapsed"}"><div class="SlLx9" aria-label="${words.message}" tabindex="-1">${inside}</div></div></div>`;
}

function actions({ reply: label, forward: other }: PageLabels): string {
  return `<span class="actions" role="toolbar"><button type="button" aria-label="${label}">${icon(reply)}</button>
<button type="button" aria-label="${other}">${icon(forward)}</button><button type="button" aria-haspopup="menu" aria-expanded="false">${icon(more)}</button></span>`;
}

function recipients(
  message: OutlookMessage,
  account: PagePerson,
  words: PageLabels,
  id: string | null,
): string {
  const people = message.to.map(({ name, address }) =>
    address === account.address ? words.you : `${name}<${address}>`,
  );
  const text = `${words.to}: ${people.join("; ")}`;
  return `<div${attributes({ "data-testid": id, class: "well" })}><span>${escapeHtml(text)}</span></div>`;
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 120);
}
