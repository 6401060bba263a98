import type { OpenMail, OpenMessage } from "#shared/openMail.ts";
import { hostTheme } from "../hostTheme.ts";
import type { HostTheme, InboxAdapter } from "../inboxAdapter.ts";
import { isParked } from "../visible.ts";
import { readOutlookAccount } from "./account.ts";
import { outlookFrame } from "./frame.ts";
import { readMessages } from "./messages.ts";
import type { OutlookId } from "./outlookId.ts";
import { paneOnScreen, paneSubject } from "./pane.ts";
import { outlookSelectors as outlook } from "./selectors.ts";
import { readThread, threadOf } from "./thread.ts";
import { urlPlace } from "./urlPlace.ts";

/**
 * The mail that Outlook on the web shows; null when none is open or when the evidence contradicts itself.
 * `url` is the address bar's.
 */
export function readOutlook(document: Document, url: string): OpenMail | null {
  const frame = outlookFrame(document);
  const place = urlPlace(url);
  const account = readOutlookAccount(frame, place.mailbox);
  const parts = paneOnScreen(frame.panes);
  const subject = parts === null ? null : paneSubject(parts);
  const messages = parts === null ? [] : withUrlsItem(readMessages(parts), place.id);
  if (place.isDeepLink) {
    if (place.id === null) return null;
    const shown = messages.length > 0 ? messages : unreadable(place.id);
    return {
      provider,
      account,
      thread: threadOf(place.id),
      rung: "deep-link",
      messages: shown,
      subject: subject ?? null,
    };
  }
  if (parts === null || subject === undefined || messages.length === 0) return null;
  const evidence = readThread({ carriers: parts.carriers, lists: frame.lists, inUrl: place.id, subject });
  return evidence === null ? null : { provider, account, ...evidence, messages, subject };
}

const provider = "microsoft";

/** The url's item is the message, where there is only one. */
function withUrlsItem(messages: OpenMessage[], inUrl: OutlookId | null): OpenMessage[] {
  return inUrl?.kind === "item" && messages.length === 1
    ? messages.map((message) => ({ ...message, id: inUrl.id }))
    : messages;
}

/** A window of its own may carry none of the attributes by which people are known. */
function unreadable({ id, kind }: OutlookId): OpenMessage[] {
  return kind === "item" ? [{ id, from: null, to: [], expanded: true }] : [];
}

/** Outlook on the web, on all its hosts (`/mail/…`), in its own window too. */
export const outlookAdapter: InboxAdapter = {
  provider,
  read: readOutlook,
  readAccount: (document) => readOutlookAccount(outlookFrame(document), urlPlace(document.URL).mailbox),
  observedRoots(document) {
    const frame = outlookFrame(document);
    const around = frame.panes.map((pane) => pane.parentElement ?? pane);
    const ground = frame.grounds.at(-1);
    const mail = around.length > 0 ? around : [ground ?? document.body];
    return [
      ...new Set<Node>([
        ...mail,
        ...frame.lists,
        ...frame.mailboxRoots,
        ...frame.accountMarks,
        ...frame.accountGrounds,
      ]),
    ];
  },
  // Asked for when the watch begins: selectors may have been brought up to date since.
  get observedAttributes() {
    return [
      outlook.conversationId,
      outlook.selected,
      outlook.expanded,
      ...outlook.mailboxRoot.addresses,
      "aria-label",
      "hidden",
      "style",
    ];
  },
  answerControls: (document) =>
    outlookFrame(document)
      .panes.filter((pane) => !isParked(pane))
      .flatMap((pane) => [...pane.querySelectorAll(outlook.answer)]),
  readTheme(document): HostTheme {
    const { panes, grounds } = outlookFrame(document);
    return hostTheme(panes.find((pane) => !isParked(pane)) ?? grounds.at(-1) ?? document.body);
  },
};
