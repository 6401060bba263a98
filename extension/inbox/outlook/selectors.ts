/**
 * Where Outlook on the web keeps what the reader needs, as observed in public projects; the date is that of
 * the last observation. This is data that will change: a reader that finds none of it answers "not sure".
 * Labels are localised and class names short-lived: none is used.
 */
export const outlookSelectors = {
  observed: "2026-08",
  /** Present while a mail is open; a selected row beside an empty pane is none. 2026-07 */
  panes: ["ConversationReadingPaneContainer", "ItemReadingPaneContainer"],
  /** What a pane hangs in, whether or not a mail is open. 2026-07 */
  paneGround: "ReadingPaneContainerId",
  /** The list beside the pane; it is virtualised. 2026-08 */
  list: "MailList",
  row: "[role=option][data-convid]",
  conversationId: "data-convid",
  selected: "aria-selected",
  /** Ids of a pane's parts are `MSG_<key>_FROM`; the key is not an id of the API. 2026 */
  conversationSubject: { role: "heading", prefix: "CONV_", suffix: "_SUBJECT" },
  /** A subject line holds buttons as well, whose text is not the subject's. 2026 */
  control: "button,[role=button]",
  messageSubject: { prefix: "MSG_", suffix: "_SUBJECT" },
  sender: { prefix: "MSG_", suffix: "_FROM" },
  /** 2025-11 */
  recipients: { attribute: "data-testid", value: "RecipientWell" },
  body: { prefix: "UniqueMessageBody", role: "document" },
  /** What is being typed: a draft in the thread, or a reply below it. 2026 */
  editor: "contenteditable",
  expanded: "aria-expanded",
  /** Reply and its neighbours, on the card of an open message. 2026 */
  answer: "[aria-expanded=true] [role=toolbar]",
  /** The mailbox in the folder pane: its address in `title` and `data-folder-name`. 2025-12 */
  mailboxRoot: { prefix: "primaryMailboxRoot_", role: "treeitem", addresses: ["title", "data-folder-name"] },
  /** The signed-in person: a label, and the second line of the open account menu. 2025-12 */
  accountButton: "O365_MainLink_Me",
  accountLine: "mectrl_currentAccount_secondary",
  /** Fluent layers above the page, which may list other mail. 2026-07 */
  layers: ["dialog", "alertdialog"],
  main: "main",
  /** What holds the account's evidence, which may be drawn after the mail. */
  accountGrounds: ["tree", "banner"],
} as const;

/** Whether something is being typed into an element, or could be. */
export function isEditor(element: Element): boolean {
  const state = element.getAttribute(outlookSelectors.editor);
  return state !== null && state !== "false";
}
