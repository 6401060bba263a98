import type { OpenMail } from "#shared/openMail.ts";
import { hostTheme } from "../hostTheme.ts";
import type { HostTheme, InboxAdapter } from "../inboxAdapter.ts";
import { forgetful, type ReadMemory } from "../readMemory.ts";
import { shownSubject } from "../shownSubject.ts";
import { isParked } from "../visible.ts";
import { readGmailAccount } from "./account.ts";
import { readMessages } from "./messages.ts";
import { conversationOnScreen, gmailFrame } from "./panes.ts";
import { gmailSelectors as gmail } from "./selectors.ts";
import { readThread } from "./thread.ts";

/**
 * The mail that Gmail shows; null when none is open or when the evidence contradicts itself.
 * `url` is the address bar's, hash included.
 */
export function readGmail(document: Document, url: string, memory: ReadMemory = forgetful): OpenMail | null {
  const { panes, banner } = gmailFrame(document);
  const conversation = conversationOnScreen(panes);
  if (conversation === null) return null;
  const account = readGmailAccount(document, banner);
  const messages = readMessages(conversation.items, account, memory);
  if (messages === null) return null;
  const evidence = readThread(conversation.subject, messages, url);
  if (evidence === null) return null;
  const subject = shownSubject(conversation.subject?.textContent);
  return { provider: "google", account, ...evidence, messages, subject };
}

/** Gmail, in all its accounts and panes (`https://mail.google.com/mail/u/N/`). */
export const gmailAdapter: InboxAdapter = {
  provider: "google",
  read: readGmail,
  readAccount: (document) => readGmailAccount(document, gmailFrame(document).banner),
  observedRoots(document) {
    const around = gmailFrame(document).panes.map((pane) => pane.parentElement ?? pane);
    const title = document.head.querySelector("title");
    const roots: Node[] = around.length > 0 ? [...new Set(around)] : [document.body];
    return title === null ? roots : [...roots, title];
  },
  // Asked for when the watch begins: selectors may have been brought up to date since.
  get observedAttributes() {
    return [
      gmail.threadId,
      gmail.threadPermId,
      gmail.messageId,
      gmail.messagePermId,
      "aria-expanded",
      "email",
      "name",
      "hidden",
      "style",
    ];
  },
  answerControls: (document) =>
    gmailFrame(document)
      .panes.filter((pane) => !isParked(pane))
      .flatMap((pane) => [...pane.querySelectorAll(gmail.answer)]),
  readTheme: (document): HostTheme => {
    const pane = gmailFrame(document).panes.find((candidate) => !isParked(candidate));
    return hostTheme(pane ?? document.body);
  },
};
