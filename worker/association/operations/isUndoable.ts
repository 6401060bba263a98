import type { Operation } from "./operation.ts";

/** What joined, divided or deleted businesses was confirmed before, and cannot be taken back. */
export function isUndoable({ kind }: Pick<Operation, "kind">): boolean {
  return kind === "emails" || kind === "rule" || kind === "move";
}
