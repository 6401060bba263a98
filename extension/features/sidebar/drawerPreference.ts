import { browser } from "wxt/browser";
import { fromStored, type StoredShape, toStored } from "../../stored/storedShape.ts";
import { usualWidth } from "./drawerWidth.ts";

/** How the drawer was left: open or closed, and how wide in pixels. */
export interface DrawerPreference {
  open: boolean;
  width: number;
}

export const drawerShape: StoredShape<DrawerPreference> = {
  key: "sidebar",
  steps: [
    // The first version knew no width.
    (older) => ({ ...older, width: usualWidth }),
  ],
  read({ open, width }) {
    if (typeof open !== "boolean" || typeof width !== "number" || !Number.isFinite(width)) return null;
    return { open, width };
  },
  fields: ({ open, width }) => ({ open, width }),
  // Closed until someone opens it for the first time.
  fallback: { open: false, width: usualWidth },
};

export async function readDrawerPreference(): Promise<DrawerPreference> {
  const stored = await browser.storage.local.get(drawerShape.key);
  return fromStored(drawerShape, stored[drawerShape.key]);
}

export async function rememberDrawer(preference: DrawerPreference): Promise<void> {
  await browser.storage.local.set({ [drawerShape.key]: toStored(drawerShape, preference) });
}
