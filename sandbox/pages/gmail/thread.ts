import { attributes, avatar, escapeHtml, icon, messageDate } from "../markup.ts";
import type { PagePerson } from "../people.ts";
import type { PageConversation, PageMessage } from "./conversation.ts";
import { messagePermId, threadPermId } from "./ids.ts";

const reply = "M10 9V5l-7 7 7 7v-4.1c5 0 8.5 1.6 11 5.1-1-5-4-10-11-11z";
const star = "m12 3 2.8 5.9 6.2.8-4.6 4.4 1.2 6.3L12 17.3l-5.6 3.1 1.2-6.3L3 9.7l6.2-.8z";

/**
 * The markup of an open conversation: subject line and list of messages, with the attributes Gmail gives
 * them.
 */
export function conversationMarkup(conversation: PageConversation, account: string): string {
  const { id, subject, messages, permId } = conversation;
  const heading = attributes({
    class: "hP",
    tabindex: "-1",
    "data-thread-perm-id": permId === undefined ? threadPermId(id) : permId,
    "data-legacy-thread-id": conversation.hasLegacyId === false ? null : id,
  });
  const labels = (conversation.labels ?? ["Inbox"]).map(
    (label) => `<span class="chip">${escapeHtml(label)}</span>`,
  );
  const newest = messages.findLast(({ state }) => state !== "draft");
  const items = messages.map((message) =>
    messageMarkup(message, account, message.state ?? (message === newest ? "expanded" : "collapsed")),
  );
  return `<div class="if"><div class="ha"><h2${heading}>${escapeHtml(subject)}</h2>${labels.join("")}</div>
<div role="list" class="messages" aria-label="Conversation">${items.join("\n")}</div>
<div class="answer"><span class="button ams bkH" role="link">${icon(reply)}Reply</span><span class="button">Forward</span></div></div>`;
}

function messageMarkup(
  message: PageMessage,
  account: string,
  state: NonNullable<PageMessage["state"]>,
): string {
  if (state === "super-collapsed") return `<div role="listitem" class="kQ" aria-expanded="false"></div>`;
  if (state === "draft") return draftMarkup(message);
  const ids = attributes({
    "data-message-id": message.unsynced ? `#msg-a:r-${BigInt(`0x${message.id}`)}` : messagePermId(message.id),
    "data-legacy-message-id": message.unsynced ? null : message.id,
  });
  const picture = avatar(message.from.name, message.from.address);
  const date = `<span class="g3" title="${messageDate(message.date)}">${messageDate(message.date)}</span>`;
  if (state === "collapsed") {
    const snippet = escapeHtml(message.snippet ?? textOf(message.html).slice(0, 120));
    return `<div role="listitem" class="kv" aria-expanded="false"><div class="adf ads"${ids}>${picture}
<div class="line">${personMarkup(message.from, "zF", account)}<span class="snippet">${snippet}</span></div>${date}</div></div>
<template>${messageMarkup(message, account, "expanded")}</template>`;
  }
  const via =
    message.via === undefined
      ? ""
      : `<span class="go via">via <span>${escapeHtml(message.via)}</span></span>`;
  const to = message.to.map((person) => personMarkup(person, "g2", account)).join(", ");
  return `<div role="listitem" class="h7" aria-expanded="true"><div class="adn ads"${ids}>${picture}<div class="gs">
<div class="gE"><h3 class="iw">${personMarkup(message.from, "gD", account)}
<span class="go">&lt;${escapeHtml(message.from.address)}&gt;</span>${via}</h3>${date}${icon(star)}<span class="aaq" role="button" aria-label="Reply">${icon(reply)}</span></div>
<div class="iv"><span class="hb">to ${to}</span></div>
<div class="ii gt"><div class="a3s aiL" dir="ltr">${message.html}</div></div></div></div></div>`;
}

/** A reply in writing: no message yet, but with an id and an editable body inside the list. */
function draftMarkup(message: PageMessage): string {
  return `<div role="listitem" class="draft" aria-expanded="true"><form><div class="compose">
<div class="editor" contenteditable="true" role="textbox" aria-label="Message Body">${message.html}</div></div></form></div>`;
}

function personMarkup(person: PagePerson, role: string, account: string): string {
  const shown = person.address === account ? "me" : person.name || person.address;
  const values = attributes({
    class: role,
    email: person.address,
    name: shown,
    "data-hovercard-id": person.address,
  });
  return `<span${values}>${escapeHtml(shown)}</span>`;
}

function textOf(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
}
