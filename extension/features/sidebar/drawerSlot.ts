import type { ProviderKind } from "#shared/auth.ts";
import type { OpenMail } from "#shared/openMail.ts";
import type { Language } from "../../i18n/language.ts";
import type { HostTheme } from "../../inbox/inboxAdapter.ts";

/** What the mail page tells the drawer. */
export interface SidebarState {
  /** The mail on screen; null when none is open or when the reader is not sure. */
  mail: OpenMail | null;
  /** Whether a second look has found the same mail; until then what is known of it is shown, and nothing is done. */
  isSure: boolean;
  theme: HostTheme;
  /** The person asked by key to type a business, and the mail's answer may still be on its way. */
  isTagRequested: boolean;
  /** How wide its person wants the drawer, in pixels. */
  width: number;
}

/** The mail page, as the drawer sees it. */
export interface SidebarHost {
  /** In which language the drawer begins. */
  readonly language: Language;
  /** Whose mail page it is. */
  readonly provider: ProviderKind;
  state(): SidebarState;
  subscribe(onChange: () => void): () => void;
  close(): void;
  /** Whether the drawer was opened by keyboard and so takes the keys; otherwise they stay with the mail page. */
  takesFocus(): boolean;
  /** Asks for the cursor where a business is typed, or says that it is there. */
  requestTag(requested: boolean): void;
  /** Keeps the width that the drawer was drawn to. */
  resize(width: number): void;
  /** Where the mail on screen is answered; the drawer lies over none of it. */
  answerControls(): DOMRect[];
  /** Shows a conversation of this mailbox in the mail page itself. */
  showThread(threadId: string): void;
}

/** Puts the drawer into `container`; answers how to take it out. */
export type MountDrawer = (container: HTMLElement, host: SidebarHost) => () => void;

/**
 * The drawer is a script of its own, put into the page when it is first opened. Both scripts share one isolated
 * world, so the second leaves its entry here for the first; the page cannot see it.
 */
const slot = Symbol.for("threadbook.drawer");

export function offerDrawer(mount: MountDrawer): void {
  Reflect.set(globalThis, slot, mount);
}

export function takeDrawer(): MountDrawer | null {
  const mount: unknown = Reflect.get(globalThis, slot);
  return typeof mount === "function" ? (mount as MountDrawer) : null;
}
