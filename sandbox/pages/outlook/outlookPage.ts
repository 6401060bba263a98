import { attributes, escapeHtml } from "../markup.ts";
import type { PagePerson } from "../people.ts";
import { startClient } from "./client.ts";
import type { OutlookConversation } from "./conversation.ts";
import {
  dialogMarkup,
  foldersMarkup,
  headerMarkup,
  type MailboxRoot,
  railMarkup,
  ribbonMarkup,
} from "./frame.ts";
import { conversationId, graphForm, itemId, pageForm } from "./ids.ts";
import { labels, type PageLabels } from "./labels.ts";
import { listMarkup, type PageRow, rowHeight } from "./listRows.ts";
import { type PaneKind, paneMarkup } from "./readingPane.ts";
import { outlookStyle } from "./style.ts";

/** What an Outlook-like page shows. */
export interface OutlookPageOptions {
  /** Who signed in. */
  account: PagePerson;
  /** The GUID of the mailbox on screen, which all its ids hold. */
  mailbox: string;
  /** The rows of the list; each can be opened by a click. */
  conversations: OutlookConversation[];
  /** The key of the conversation that the url names; none unless said. */
  open?: string;
  /** How mail is shown; as conversations unless said. A `deep-link` is a window of its own. */
  kind?: PaneKind;
  /** False while the pane has not followed yet: the list alone is drawn. */
  hasPane?: boolean;
  /** The key of the row that is selected, where that is not the open one. */
  selected?: string;
  /** Keys of the rows that are in the list, where others have been scrolled away. */
  rows?: string[];
  /** The conversation in the pane, where that is not the open one. */
  shown?: string;
  host?: string;
  theme?: "light" | "dark";
  language?: keyof typeof labels;
  /** The N of `/mail/N/`, or the address of a mailbox that the url opened. */
  accountSegment?: string;
  /** How long the pane lags behind the url; 120 unless said, up to 4,000 in the wild. */
  routeDelayMs?: number;
  /** Whether a click selects its row at once; so unless said. */
  selectsAtOnce?: boolean;
  /** The mailboxes of the folder pane; the account's alone unless said. */
  roots?: MailboxRoot[];
  /** The address in the header's label; the account's unless said, null for a consumer's, who has none there. */
  signedIn?: string | null;
  /** A Fluent dialog above the page. */
  hasDialog?: boolean;
}

/** A page ready to be served at `url`. */
export interface OutlookPage {
  url: string;
  html: string;
  headers: Record<string, string>;
}

const nonce = "b3V0bG9vayBwYWdl";

/** As strict as a webmail's: no script without the nonce, none from text, no foreign connection. */
const contentSecurityPolicy = [
  "default-src 'self'",
  `script-src 'nonce-${nonce}' 'strict-dynamic'`,
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'self'",
  "require-trusted-types-for 'script'",
  "trusted-types outlook",
].join("; ");

/** Builds an Outlook-like page of our own markup, with the attributes that Outlook's pages carry. */
export function outlookPage(options: OutlookPageOptions): OutlookPage {
  const { conversations, host = "outlook.office.com" } = options;
  const words = labels[options.language ?? "en"];
  const open = find(conversations, options.open);
  const isAlone = options.kind === "deep-link";
  const client = `(${startClient.toString()})(window, ${JSON.stringify({
    routeDelayMs: options.routeDelayMs ?? 120,
    selectsAtOnce: options.selectsAtOnce ?? true,
    rowHeight,
  })})`;
  const body = isAlone ? aloneMarkup(options, words) : mailMarkup(options, words);
  const html = `<!doctype html>
<html lang="${words.language}"${options.theme === "dark" ? ' class="dark"' : ""}><head><meta charset="utf-8"><title>Mail - ${escapeHtml(options.account.name)} - Outlook</title>
<style nonce="${nonce}">${outlookStyle}</style></head>
<body${isAlone ? ' class="alone"' : ""}>${body}
${options.hasDialog ? dialogMarkup(conversationId(options.mailbox, "in the dialog"), words) : ""}
<script nonce="${nonce}">${client}</script></body></html>`;
  const url = `https://${host}${open === undefined ? folderPath(options) : routeOf(options, open)}`;
  return { url, html, headers: { "content-security-policy": contentSecurityPolicy } };
}

function mailMarkup(options: OutlookPageOptions, words: PageLabels): string {
  const { account, conversations } = options;
  const selected = options.selected ?? options.open;
  const rows = conversations
    .filter(({ key }) => options.rows?.includes(key) ?? true)
    .map(
      (conversation): PageRow => ({
        conversation,
        conversationId: pageIdOf(options, conversation),
        route: routeOf(options, conversation),
        isSelected: conversation.key === selected,
      }),
    );
  const shown = options.hasPane === false ? undefined : find(conversations, options.shown ?? options.open);
  const templates = conversations.map((conversation) => {
    const route = attributes({ "data-route": routeOf(options, conversation) });
    return `<template${route}>${openMarkup(options, conversation, words)}</template>`;
  });
  const empty = `<div class="empty-pane"><b>${words.empty[0]}</b><span>${words.empty[1]}</span></div>`;
  const pane = shown === undefined ? empty : openMarkup(options, shown, words);
  const roots = options.roots ?? [{ title: account.address, id: options.mailbox }];
  const signedIn = options.signedIn === undefined ? account.address : options.signedIn;
  return `${headerMarkup(account, words, signedIn)}${railMarkup()}${ribbonMarkup(words)}${foldersMarkup(roots, words)}
${listMarkup(rows, words)}<main role="main" data-app-section="MailReadCompose" aria-label="${words.readingPane}"><div id="ReadingPaneContainerId">${pane}</div></main>
${templates.join("\n")}<template class="empty">${empty}</template>`;
}

/** A window of its own has no frame, no `main` and none of the attributes by which its parts are known. */
function aloneMarkup(options: OutlookPageOptions, words: PageLabels): string {
  const open = find(options.conversations, options.open);
  const pane = open === undefined ? "" : openMarkup(options, open, words);
  return `<div id="ReadingPaneContainerId">${pane}</div>`;
}

function openMarkup(
  options: OutlookPageOptions,
  conversation: OutlookConversation,
  words: PageLabels,
): string {
  return paneMarkup(conversation, options.kind ?? "conversation", options.account, words);
}

function routeOf(options: OutlookPageOptions, conversation: OutlookConversation): string {
  const { kind = "conversation", mailbox } = options;
  const item = itemId(mailbox, conversation.key);
  if (kind === "deep-link") {
    const query = new URLSearchParams({ ItemID: item, exvsurl: "1" }).toString();
    return `/mail${segmentOf(options)}/deeplink/read/${encodeURIComponent(graphForm(item))}?${query}`;
  }
  return `${folderPath(options)}/id/${encodeURIComponent(kind === "item" ? item : pageIdOf(options, conversation))}`;
}

function pageIdOf({ mailbox }: OutlookPageOptions, { key, id }: OutlookConversation): string {
  return id === undefined ? conversationId(mailbox, key) : pageForm(id);
}

function folderPath(options: OutlookPageOptions): string {
  return `/mail${segmentOf(options)}/inbox`;
}

function segmentOf({ accountSegment }: OutlookPageOptions): string {
  return accountSegment === undefined ? "" : `/${encodeURIComponent(accountSegment)}`;
}

function find(
  conversations: OutlookConversation[],
  key: string | undefined,
): OutlookConversation | undefined {
  return conversations.find((conversation) => conversation.key === key);
}
