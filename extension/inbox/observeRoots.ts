import type { PageChange } from "./readMemory.ts";

/** The part of a MutationObserver that is used here. */
type PageObserver = Pick<MutationObserver, "observe" | "disconnect">;

/** Makes the observer; `(onChange) => new MutationObserver(onChange)` in the product. */
export type ObserverFactory = (onChange: (changes: readonly PageChange[]) => void) => PageObserver;

/** One observer on a changing set of roots. */
interface RootObserver {
  /** Observes exactly these roots from now on; answers whether they are others than before. */
  follow(roots: Node[]): boolean;
  stop(): void;
}

/**
 * Observes roots in depth, and what they hang on only for replaced children, so that a root which the page
 * swaps for another is noticed without observing the whole page.
 */
export function observeRoots(
  factory: ObserverFactory,
  attributes: readonly string[],
  onChange: (changes: readonly PageChange[]) => void,
): RootObserver {
  const observer = factory(onChange);
  let followed: Node[] = [];
  return {
    follow(roots) {
      const chain = withAncestors(roots);
      if (chain.length === followed.length && chain.every((node, index) => node === followed[index]))
        return false;
      followed = chain;
      observer.disconnect();
      for (const node of chain) {
        const deep = roots.includes(node);
        observer.observe(
          node,
          deep
            ? { childList: true, subtree: true, characterData: true, attributeFilter: [...attributes] }
            : { childList: true },
        );
      }
      return true;
    },
    stop() {
      followed = [];
      observer.disconnect();
    },
  };
}

function withAncestors(roots: Node[]): Node[] {
  const nodes = new Set<Node>(roots);
  for (const root of roots) {
    for (let at = root.parentNode; at !== null; at = at.parentNode) nodes.add(at);
  }
  return [...nodes];
}
