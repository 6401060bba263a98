import type { FolderChoice } from "#shared/provider.ts";
import type { Folder } from "../mailProvider.ts";

/** A Gmail label (users.labels). */
export interface Label {
  id: string;
  name: string;
  type?: string | undefined;
}

/** Labels that lie over the whole mailbox and are left out unless the user includes them. */
const leftOut = ["SPAM", "TRASH", "CHAT"];

/** System labels that a person knows as folders, in the order in which Gmail shows them. */
const systemNames: Record<string, string> = {
  INBOX: "Inbox",
  SENT: "Sent",
  IMPORTANT: "Important",
  CATEGORY_PERSONAL: "Primary",
  CATEGORY_PROMOTIONS: "Promotions",
  CATEGORY_SOCIAL: "Social",
  CATEGORY_UPDATES: "Updates",
  CATEGORY_FORUMS: "Forums",
  CHAT: "Chats",
  SPAM: "Spam",
  TRASH: "Trash",
};

/** How Gmail's search names a system label. */
const searchWords: Record<string, string> = {
  INBOX: "in:inbox",
  SENT: "in:sent",
  DRAFT: "in:drafts",
  SPAM: "in:spam",
  TRASH: "in:trash",
  CHAT: "in:chats",
  UNREAD: "is:unread",
  STARRED: "is:starred",
  IMPORTANT: "is:important",
  CATEGORY_PERSONAL: "category:primary",
  CATEGORY_PROMOTIONS: "category:promotions",
  CATEGORY_SOCIAL: "category:social",
  CATEGORY_UPDATES: "category:updates",
  CATEGORY_FORUMS: "category:forums",
};

/** The labels to choose from: useful system ones first, then the user's own by name. */
export function toFolders(labels: readonly Label[]): Folder[] {
  const known = new Set(labels.map((label) => label.id));
  const system = Object.entries(systemNames)
    .filter(([id]) => known.has(id))
    .map(([id, name]) => ({ id, name, isDefault: !leftOut.includes(id) }));
  const own = labels
    .filter((label) => label.type === "user")
    .map((label) => ({ id: label.id, name: label.name, isDefault: true }))
    .sort((a, b) => a.name.localeCompare(b.name, "en"));
  return [...system, ...own];
}

/** Ids of the labels whose emails are not synced: what the user unticked, and what is left out by default. */
export function excludedLabels(choices: readonly FolderChoice[]): Set<string> {
  const excluded = new Set(leftOut);
  for (const choice of choices) {
    if (choice.included) excluded.delete(choice.id);
    else excluded.add(choice.id);
  }
  return excluded;
}

/** A label that is left out wins over every other that an email has. */
export function isIncluded(folders: readonly string[], excluded: ReadonlySet<string>): boolean {
  return !folders.some((folder) => excluded.has(folder));
}

/** Whether Gmail's search knows a label only by the name that its owner gave it. */
export function isNamedByOwner(id: string): boolean {
  return !Object.hasOwn(searchWords, id);
}

/** Read, star and draft are labels at Gmail. */
export function flagsOf(folders: readonly string[]): {
  isRead: boolean;
  isStarred: boolean;
  isDraft: boolean;
} {
  return {
    isRead: !folders.includes("UNREAD"),
    isStarred: folders.includes("STARRED"),
    isDraft: folders.includes("DRAFT"),
  };
}

/** The search of messages.list that leaves out these labels, and what is older than `since` (milliseconds UTC). */
export function listQuery(
  excluded: ReadonlySet<string>,
  names: ReadonlyMap<string, string>,
  since: number | null,
): { q?: string; includeSpamTrash: boolean } {
  const includeSpamTrash = !excluded.has("SPAM") || !excluded.has("TRASH");
  const terms = since === null ? [] : [`after:${Math.floor(since / 1000)}`];
  for (const id of excluded) {
    // Without `includeSpamTrash` Gmail leaves the two out itself.
    if ((id === "SPAM" || id === "TRASH") && !includeSpamTrash) continue;
    const word = searchWords[id] ?? labelTerm(names.get(id));
    if (word !== null) terms.push(`-${word}`);
  }
  return terms.length === 0 ? { includeSpamTrash } : { q: terms.join(" "), includeSpamTrash };
}

/** Gmail's search writes a label with hyphens for spaces and slashes. A label that is gone excludes nothing. */
function labelTerm(name: string | undefined): string | null {
  if (name === undefined) return null;
  const word = name
    .trim()
    .replace(/[\s/"]+/g, "-")
    .toLowerCase();
  return word === "" ? null : /^[\p{L}\p{N}._-]+$/u.test(word) ? `label:${word}` : `label:"${word}"`;
}

/** The labels to add and to take away so that an email is read or starred, or not. */
export function labelChange({ isRead, isStarred }: { isRead?: boolean; isStarred?: boolean }) {
  const add: string[] = [];
  const remove: string[] = [];
  if (isRead !== undefined) (isRead ? remove : add).push("UNREAD");
  if (isStarred !== undefined) (isStarred ? add : remove).push("STARRED");
  return { add, remove };
}
