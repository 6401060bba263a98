import type { SidebarState } from "./drawerSlot.ts";

/** Holds what the mail page shows, and tells who listens when it changes. */
export interface SidebarStore {
  get(): SidebarState;
  change(part: Partial<SidebarState>): void;
  subscribe(onChange: () => void): () => void;
}

export function createSidebarStore(theme: SidebarState["theme"], width: number): SidebarStore {
  let state: SidebarState = { mail: null, isSure: true, theme, isTagRequested: false, width };
  const listeners = new Set<() => void>();
  return {
    get: () => state,
    change(part) {
      state = { ...state, ...part };
      for (const listener of listeners) listener();
    },
    subscribe(onChange) {
      listeners.add(onChange);
      return () => listeners.delete(onChange);
    },
  };
}
