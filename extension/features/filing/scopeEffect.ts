import type { AssociationPreview } from "#shared/association.ts";

/** Up to so many emails change at once, without a question: undo is there for them. */
const mostUnasked = 20;

/** How many emails would change. */
export function changing({ moving, unfiled }: Pick<AssociationPreview, "moving" | "unfiled">): number {
  return moving + unfiled;
}

/** Whether a change is so plain that it is made at once: little, nobody else's, and against no earlier word. */
export function isPlain(preview: AssociationPreview): boolean {
  const { isMore, stay, others, rule } = preview;
  return !isMore && stay === 0 && others === 0 && rule === null && changing(preview) <= mostUnasked;
}
