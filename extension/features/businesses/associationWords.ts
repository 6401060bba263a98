import type { AssociationView } from "#shared/association.ts";

/** Who decided where an email belongs: a person, or the product by itself. */
export function decisionWords(association: AssociationView): string {
  const { source, decidedBy } = association;
  if (source === "manual") return decidedBy === null ? "Filed by hand." : `Filed by ${decidedBy.name}.`;
  if (source === "rule") return "Filed as you taught it.";
  return "Filed here by itself.";
}

/** How sure that is, in words. */
export function confidenceWords(confidence: number): string {
  if (confidence >= 0.9) return "Sure";
  if (confidence >= 0.7) return "Quite sure";
  return "Best guess";
}
