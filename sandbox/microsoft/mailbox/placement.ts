import type { WellKnownName } from "./standardFolders.ts";

/** Where an email lies in Outlook, and how it is marked, for the labels that it carries in Gmail. */
export interface Placement {
  /** A well-known folder, or the path of one of the user's. */
  folder: { wellKnown: WellKnownName } | { path: string };
  isRead: boolean;
  isFlagged: boolean;
  isDraft: boolean;
}

/** Gmail's labels that say where a mail is, and the folders that say the same; the first one that fits counts. */
const places: [string, WellKnownName][] = [
  ["DRAFT", "drafts"],
  ["TRASH", "deleteditems"],
  ["SPAM", "junkemail"],
  ["SENT", "sentitems"],
];

const system = new Set([
  "INBOX",
  "UNREAD",
  "STARRED",
  "IMPORTANT",
  "CHAT",
  ...places.map(([label]) => label),
]);

/** Whether a label is one that Gmail gives, not the user. */
function isSystemLabel(label: string): boolean {
  return system.has(label) || label.startsWith("CATEGORY_");
}

/** A mail lies in one folder only: a user label comes before the inbox, and what has no place is archived. */
export function placementOf(labels: readonly string[]): Placement {
  const place = places.find(([label]) => labels.includes(label))?.[1];
  const own = labels.find((label) => !isSystemLabel(label));
  return {
    folder: place
      ? { wellKnown: place }
      : own
        ? { path: own }
        : { wellKnown: labels.includes("INBOX") ? "inbox" : "archive" },
    isRead: !labels.includes("UNREAD"),
    isFlagged: labels.includes("STARRED"),
    isDraft: labels.includes("DRAFT"),
  };
}

/** The labels that say of an email what its folder and marks say. */
export function labelsOf(email: {
  wellKnown: string | null;
  path: string;
  isRead: boolean;
  isFlagged: boolean;
}): string[] {
  const place = places.find(([, wellKnown]) => wellKnown === email.wellKnown)?.[0];
  const folder =
    place ?? (email.wellKnown === "inbox" ? "INBOX" : email.wellKnown === "archive" ? null : email.path);
  return [
    ...(folder === null ? [] : [folder]),
    ...(email.isRead ? [] : ["UNREAD"]),
    ...(email.isFlagged ? ["STARRED"] : []),
  ];
}
