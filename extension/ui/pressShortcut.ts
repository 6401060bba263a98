/** Does what the newest toast offers, which is mostly to take back what was just done. */
export const undoKey = "z";

/**
 * Presses what is on screen for a key (`aria-keyshortcuts`), the newest where there are several; answers whether there was
 * anything to press.
 */
export function pressShortcut(root: ParentNode, key: string): boolean {
  if (!/^[a-z0-9]$/i.test(key)) return false;
  const found = [
    ...root.querySelectorAll<HTMLButtonElement>(`button[aria-keyshortcuts="${key.toLowerCase()}"]`),
  ];
  const button = found.findLast(({ disabled }) => !disabled);
  button?.click();
  return button !== undefined;
}

/** Whether a key may be a shortcut: it stands alone, and is not typed into something. */
export function isShortcut({ ctrlKey, metaKey, altKey, target }: KeyboardEventLike): boolean {
  if (ctrlKey || metaKey || altKey) return false;
  return !(target instanceof Element && target.matches("input, textarea, select, [contenteditable]"));
}

type KeyboardEventLike = Pick<KeyboardEvent, "ctrlKey" | "metaKey" | "altKey" | "target">;
