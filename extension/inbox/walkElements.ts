/**
 * Visits the elements below `root` in document order. `visit` answers whether to go into an element, so that
 * whole mail bodies and lists cost one step: a selector query over the document would read all of them.
 */
export function walkElements(root: Element, visit: (element: Element) => boolean): void {
  let element = root.firstElementChild;
  while (element !== null) {
    let next: Element | null = visit(element) ? element.firstElementChild : null;
    for (let at: Element = element; next === null && at !== root; ) {
      next = at.nextElementSibling;
      const parent: Element | null = at.parentElement;
      if (next !== null || parent === null) break;
      at = parent;
    }
    element = next;
  }
}
