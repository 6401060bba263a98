/** Keeps what was read of an element until the page changes something in it. */
export interface ReadMemory {
  /** What `read` answered the last time; asked only when it was never asked, or since a change. */
  recall<Value extends object>(element: Element, read: () => Value): Value;
}

/** Reads everything each time. */
export const forgetful: ReadMemory = { recall: (_, read) => read() };

/** Where a page changed: the part of a MutationRecord that is used here. */
export type PageChange = Pick<MutationRecord, "target">;

/** More changes than this at once are cheaper to read anew than to look up. */
const most = 400;

/** A memory for one reader, which keeps one value of each element. */
export interface ElementMemory extends ReadMemory {
  /** Forgets what was read of the changed nodes and of all around them. */
  forget(changes: readonly PageChange[]): void;
  forgetAll(): void;
}

export function createElementMemory(): ElementMemory {
  let known = new WeakMap<Element, object>();
  return {
    recall<Value extends object>(element: Element, read: () => Value): Value {
      // One reader asks one question of an element, so what is kept of it is an answer to that.
      const kept = known.get(element) as Value | undefined;
      if (kept !== undefined) return kept;
      const value = read();
      known.set(element, value);
      return value;
    },
    forget(changes) {
      if (changes.length > most) known = new WeakMap();
      const seen = new Set<Node>();
      for (const { target } of changes) {
        for (let at: Node | null = target; at !== null && !seen.has(at); at = at.parentNode) {
          seen.add(at);
          if (at.nodeType === 1) known.delete(at as Element);
        }
      }
    },
    forgetAll() {
      known = new WeakMap();
    },
  };
}
