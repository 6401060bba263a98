import type { OpenMail } from "#shared/openMail.ts";
import type { ReadMemory } from "./readMemory.ts";

/** Whether a host page is drawn on a light or a dark ground. */
export type HostTheme = "light" | "dark";

/**
 * What the extension needs to know of one webmail. All members are pure functions of the page: no timers,
 * no extension API, no layout reads, so the same code runs in unit tests and in a browser.
 */
export interface InboxAdapter {
  readonly provider: OpenMail["provider"];

  /**
   * The mail on screen; null when none is open, or when the page's own evidence contradicts itself. What
   * `memory` holds of the page need not be read again.
   */
  read(document: Document, url: string, memory?: ReadMemory): OpenMail | null;

  /** The address whose mailbox is on screen, lower case; null when the page does not say so beyond doubt. */
  readAccount(document: Document): string | null;

  /** The smallest nodes whose changes can change `read`; never empty. */
  observedRoots(document: Document): Node[];

  /** The attributes, besides child lists, whose changes can change `read`. */
  readonly observedAttributes: readonly string[];

  /** The buttons with which the mail on screen is answered: nothing of ours may lie over them. */
  answerControls(document: Document): Element[];

  /** Whether our surface should be light or dark beside this page. */
  readTheme(document: Document): HostTheme;
}
