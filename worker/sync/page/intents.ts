import type { Change } from "../../providers/mailProvider.ts";
import type { NormalizedEmail } from "../../providers/normalizedEmail.ts";

/** What a page says of one email, after everything that it says of it: the last word counts, marks add up. */
export interface Intent {
  externalId: string;
  /** The provider handed the whole email over. */
  email: NormalizedEmail | null;
  /** It exists: fetch it unless it is here. */
  isListed: boolean;
  /** It is not as it is here: fetch it in any case. */
  isChanged: boolean;
  /** It may be gone: confirm by fetching. */
  isRemovalProposed: boolean;
  /** It lies elsewhere or is gone: fetch it in any case. */
  hasLeft: boolean;
  marks: { added: string[]; removed: string[] }[];
}

/** Folds a page's changes into one intent per email, in the provider's order. */
export function intentsOf(changes: Change[]): Map<string, Intent> {
  const intents = new Map<string, Intent>();
  for (const change of changes) {
    if (change.type === "folder" || change.type === "folder_removed") continue;
    const externalId = change.type === "email" ? change.email.externalId : change.externalId;
    const intent = intents.get(externalId) ?? {
      externalId,
      email: null,
      isListed: false,
      isChanged: false,
      isRemovalProposed: false,
      hasLeft: false,
      marks: [],
    };
    intents.set(externalId, apply(intent, change));
  }
  return intents;
}

type EmailChange = Exclude<Change, { type: "folder" | "folder_removed" }>;

function apply(intent: Intent, change: EmailChange): Intent {
  const here = { isListed: true, isRemovalProposed: false, hasLeft: false };
  const away = { email: null, isListed: false, isChanged: false };
  switch (change.type) {
    case "email":
      return { ...intent, ...here, email: change.email, isChanged: false };
    case "listed":
      return { ...intent, ...here };
    case "changed":
      return { ...intent, ...here, email: null, isChanged: true };
    case "marked":
      return { ...intent, marks: [...intent.marks, { added: change.added, removed: change.removed }] };
    case "removed":
      return { ...intent, ...away, isRemovalProposed: true, hasLeft: false };
    case "left":
      return { ...intent, ...away, isRemovalProposed: false, hasLeft: true };
  }
}

/** The folders of an email after these marks. */
export function foldersAfter(folders: string[], marks: Intent["marks"]): string[] {
  const after = new Set(folders);
  for (const mark of marks) {
    for (const removed of mark.removed) after.delete(removed);
    for (const added of mark.added) after.add(added);
  }
  return [...after].sort();
}
