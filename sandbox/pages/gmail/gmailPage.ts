import { attributes, escapeHtml } from "../markup.ts";
import type { PagePerson } from "../people.ts";
import { startClient } from "./client.ts";
import type { PageConversation } from "./conversation.ts";
import { addonsMarkup, bannerMarkup, railMarkup, toolsMarkup } from "./frame.ts";
import { tokenOf, urlTokenOf } from "./ids.ts";
import { listMarkup } from "./listRows.ts";
import { gmailStyle } from "./style.ts";
import { conversationMarkup } from "./thread.ts";

/** What a Gmail-like page shows. */
export interface GmailPageOptions {
  /** Whose mailbox it is. */
  account: PagePerson;
  /** The rows of the list; each can be opened by a click. */
  conversations: PageConversation[];
  /** The id of the conversation that is open from the start; none unless said. */
  open?: string;
  theme?: "light" | "dark";
  /**
   * `full`: list or conversation; `split`: both side by side in one pane; `popped-out`: a window of its own.
   */
  layout?: "full" | "split" | "popped-out";
  /** The N of `/u/N/`. */
  accountIndex?: number;
  /** How long the page lags behind its hash; 120 unless said, up to 1,500 in the wild. */
  routeDelayMs?: number;
  /** Milliseconds UTC that the list's dates are relative to; the newest message's date unless said. */
  now?: number;
  /** The tab's title, where it is not "Subject - account - Gmail". */
  title?: string;
  /** A conversation that is preloaded and not shown, and what hides it. */
  parked?: { conversation: PageConversation; by: "style" | "class" };
  /** False leaves the bar with the account button out. */
  hasBanner?: boolean;
  /** "Google Account" in the page's language. */
  accountLabel?: string;
}

/** A page ready to be served at `url`. */
export interface GmailPage {
  url: string;
  html: string;
  headers: Record<string, string>;
}

const nonce = "dGVzdCBwYWdl";

/** As strict as Gmail's: no script without the nonce, none from text, no foreign connection. */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'nonce-${nonce}' 'strict-dynamic'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types gmail",
].join("; ");

/** Builds a Gmail-like page of our own markup, with the attributes that Gmail's pages carry. */
export function gmailPage(options: GmailPageOptions): GmailPage {
  const { account, conversations, layout = "full" } = options;
  const open = conversations.find((conversation) => conversation.id === options.open);
  const title = options.title ?? `${open?.subject ?? "Inbox"} - ${account.address} - Gmail`;
  const templates = conversations.map((conversation) => {
    const marks = attributes({
      "data-conversation": urlTokenOf(conversation.id),
      "data-thread": conversation.id,
      "data-subject": conversation.subject,
    });
    return `<template${marks}>${readingMarkup(conversation, options)}</template>`;
  });
  const client = `(${startClient.toString()})(window, ${JSON.stringify({
    account: account.address,
    routeDelayMs: options.routeDelayMs ?? 120,
  }).replaceAll("<", "\\u003c")})`;
  const html = `<!doctype html>
<html lang="en"${options.theme === "dark" ? ' class="dark"' : ""}><head><meta charset="utf-8"><title>${escapeHtml(title)}</title>
<style nonce="${nonce}">${gmailStyle}</style></head>
<body${layout === "popped-out" ? ' class="aAU xE Su"' : ""}>${bodyMarkup(options, open)}
${templates.join("\n")}
<script nonce="${nonce}">${client}</script></body></html>`;
  return { url: urlOf(options, open), html, headers: { "content-security-policy": contentSecurityPolicy } };
}

function bodyMarkup(options: GmailPageOptions, open: PageConversation | undefined): string {
  const { account, conversations, layout = "full" } = options;
  const shown = open === undefined ? "" : readingMarkup(open, options);
  if (layout === "popped-out") return `<div class="nH reading">${shown}</div>`;
  const newest = Math.max(0, ...conversations.flatMap(({ messages }) => messages.map(({ date }) => date)));
  const now = options.now ?? newest;
  const list = listMarkup(conversations, account.address, now, layout === "split" ? 3 : 1, open);
  const tools = toolsMarkup(`1–${conversations.length} of ${conversations.length}`);
  const panes =
    layout === "split"
      ? `<div class="nH split" role="main">${tools}<div class="list">${list}</div><div class="reading">${shown}</div></div>`
      : `<div class="nH list" role="main"${hiddenIf(open !== undefined)}>${tools}${list}</div>
<div class="nH reading" role="main"${hiddenIf(open === undefined)}>${shown}</div>`;
  const unread = conversations.filter((conversation) => conversation.isUnread).length;
  const banner = options.hasBanner === false ? "" : bannerMarkup(account, options.accountLabel);
  return `${banner}${railMarkup(unread)}<div class="AO">${panes}${parkedMarkup(options)}</div>${addonsMarkup()}`;
}

/** A conversation with the tools that stand above it, unless the list beside it has them. */
function readingMarkup(
  conversation: PageConversation,
  { account, layout, conversations }: GmailPageOptions,
): string {
  const place = `${conversations.indexOf(conversation) + 1} of ${conversations.length}`;
  const tools = layout === "split" ? "" : toolsMarkup(place, layout !== "popped-out");
  return tools + conversationMarkup(conversation, account.address);
}

function parkedMarkup({ parked, account }: GmailPageOptions): string {
  if (parked === undefined) return "";
  const hidden = parked.by === "style" ? hiddenIf(true) : "";
  const markup = conversationMarkup(parked.conversation, account.address);
  return `<div class="nH${parked.by === "class" ? " parked" : ""}" role="main"${hidden}>${markup}</div>`;
}

function hiddenIf(hidden: boolean): string {
  return hidden ? ' style="display: none"' : "";
}

function urlOf(options: GmailPageOptions, open: PageConversation | undefined): string {
  const root = `https://mail.google.com/mail/u/${options.accountIndex ?? 0}/`;
  if (open === undefined) return `${root}#inbox`;
  if (open.permId?.startsWith("thread-a:"))
    return `${root}#inbox/${tokenOf(open.permId.slice("thread-".length))}`;
  if (options.layout !== "popped-out") return `${root}#inbox/${urlTokenOf(open.id)}`;
  const thread = encodeURIComponent(`#thread-f:${BigInt(`0x${open.id}`)}`);
  return `${root}popout?ver=1a2b3c&search=inbox&th=${thread}&cvid=1`;
}
