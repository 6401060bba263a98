/**
 * Whether an element is itself switched off in the markup, which is how webmail parks a preloaded pane.
 * Cheap: no style is computed.
 */
export function isParked(element: Element): boolean {
  return element.hasAttribute("hidden") || (element as HTMLElement).style?.display === "none";
}

/**
 * Whether an element is drawn, by the computed style of it and all around it. Dearer than `isParked`, so it
 * is only asked when more than one candidate is left. Reads style, never layout.
 */
export function isDrawn(element: Element): boolean {
  const view = element.ownerDocument.defaultView;
  if (view === null) return true;
  if (view.getComputedStyle(element).visibility === "hidden") return false;
  for (let at: Element | null = element; at !== null; at = at.parentElement) {
    if (view.getComputedStyle(at).display === "none") return false;
  }
  return true;
}
