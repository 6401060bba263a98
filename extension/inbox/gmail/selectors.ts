/**
 * Where Gmail keeps what the reader needs, as observed in public projects; the date is that of the last
 * observation. This is data that will change: a reader that finds none of it answers "not sure".
 */
export const gmailSelectors = {
  observed: "2026-09",
  /** Panes: one is on screen, others are parked. */
  main: { tag: "DIV", role: "main" },
  /** The bar with the account button. 2026-07 */
  banner: { id: "gb", role: "banner" },
  /** Only inside the banner. Its label is localised, the address in it is not. 2026-07 */
  accountButton: 'a[aria-label*="@"]',
  /** The subject line, which carries the ids of the conversation. 2026-09 */
  subject: { tag: "H2", class: "hP" },
  threadId: "data-legacy-thread-id",
  threadPermId: "data-thread-perm-id",
  /** Messages of a conversation. 2026-09 */
  list: "list",
  message: "listitem",
  messageId: "data-legacy-message-id",
  messagePermId: "data-message-id",
  anyMessageId: "[data-legacy-message-id],[data-message-id]",
  /** The bar "23 older messages", which is no message itself. 2026-09 */
  olderMessages: ".kx",
  /** Sender of an expanded (gD) or collapsed (zF, yP) message. 2026-09 */
  sender: ".gD[email],.zF[email],.yP[email]",
  /** Recipients: any address inside the "to" line, or an address marked so. 2026-09 */
  recipientLine: ".hb",
  anyAddress: "[email]",
  recipient: ".g2[email]",
  body: ".a3s,.ii",
  editor: "[contenteditable]",
  /** Other people's markup, and what is being typed: nothing in it is evidence. */
  foreign: ".a3s,.ii,[contenteditable]",
  /** Reply below the conversation, and beside a message. 2026 */
  answer: ".bkH,.aaq",
  /** A row of the list, which carries another conversation's ids. 2025 */
  row: { tag: "TR", class: "zA" },
  /** Body classes of a conversation in a window of its own, which has no pane. */
  poppedOut: ["aAU", "xE", "Su"],
} as const;
