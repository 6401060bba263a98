import type { FolderChoice } from "#shared/provider.ts";
import type { Fetched, MailProvider } from "../../providers/mailProvider.ts";
import type { NormalizedEmail } from "../../providers/normalizedEmail.ts";
import { foldersAfter, type Intent } from "./intents.ts";
import { type Known, type KnownEmail, notFoundReason } from "./known.ts";

/** What the folders of an email mean; the provider's part in these decisions. */
export interface FolderRules {
  choices: FolderChoice[];
  isIncluded: MailProvider["isIncluded"];
  flagsOf: MailProvider["flagsOf"];
}

/** New folders and flags of an email that is stored already. */
export interface Mark {
  id: string;
  folders: string[];
  isRead: boolean;
  isStarred: boolean;
}

export interface PendingEmail {
  externalId: string;
  reason: string;
  attempts: number;
}

/** What a page changes, decided: values only. Every id that the page listed ends in exactly one place. */
export interface PageWork {
  store: NormalizedEmail[];
  marks: Mark[];
  /** Stored emails that the provider confirmed to have deleted, or that left what is synced. */
  gone: string[];
  drafts: string[];
  pending: PendingEmail[];
  /** Waiting or skipped ids that need no row any more. */
  forget: string[];
  /**
   * Stored emails that were found elsewhere than they were. Their new folder may never tell of them, should they go
   * before it is read the next time: they get one more look behind that.
   */
  moved: string[];
  /** When the provider answers again, if it stopped answering in the middle; the cursor must then stay. */
  retryAt: number | null;
}

/** The ids of a page whose emails have to be fetched. */
export function idsToFetch(intents: Iterable<Intent>, known: Known, rules: FolderRules): string[] {
  return [...intents].filter((intent) => needsFetch(intent, known, rules)).map((intent) => intent.externalId);
}

function needsFetch(intent: Intent, known: Known, rules: FolderRules): boolean {
  const { externalId } = intent;
  if (intent.email !== null || known.erased.has(externalId) || known.setAside.has(externalId)) return false;
  if (intent.isChanged || intent.hasLeft) return true;
  const stored = known.emails.get(externalId);
  const isWaiting = known.drafts.has(externalId) || known.pending.has(externalId);
  if (intent.isRemovalProposed) return isWaiting || (stored !== undefined && !stored.deletedInProvider);
  if (stored === undefined) {
    // A draft that loses its mark has been sent; a waiting one has its own next try.
    if (known.drafts.has(externalId)) return intent.marks.length > 0;
    return intent.isListed && !known.pending.has(externalId);
  }
  if (stored.deletedInProvider) return intent.isListed;
  return !rules.isIncluded(foldersAfter(stored.folders, intent.marks), rules.choices);
}

/** Decides what a page changes, from what the provider said, what is known, and what fetching gave. */
export function pageWork(
  intents: Map<string, Intent>,
  fetched: Fetched[],
  known: Known,
  rules: FolderRules,
): PageWork {
  const work: PageWork = {
    store: [],
    marks: [],
    gone: [],
    drafts: [],
    pending: [],
    forget: [],
    moved: [],
    retryAt: null,
  };
  const handed = [...intents.values()].flatMap((intent) => intent.email ?? []);
  for (const email of handed)
    if (!known.erased.has(email.externalId) && !known.setAside.has(email.externalId))
      place(email, known, rules, work);
  for (const answer of fetched)
    if (answer.type === "email" && isElsewhere(answer.email, intents, known))
      work.moved.push(answer.email.externalId);
  for (const answer of fetched)
    if (answer.type === "not_found") settleMissing(answer.externalId, intents, known, work);
    else settle(answer, known, rules, work);
  const settled = new Set(
    [...handed, ...fetched.map((answer) => ("email" in answer ? answer.email : answer))].map(
      (one) => one.externalId,
    ),
  );
  for (const intent of intents.values()) {
    const stored = known.emails.get(intent.externalId);
    if (stored === undefined || settled.has(intent.externalId) || stored.deletedInProvider) continue;
    const mark = markOf(stored, intent, rules);
    if (mark !== null) work.marks.push(mark);
  }
  return work;
}

/** Where an email that is in our hands belongs. */
function place(email: NormalizedEmail, known: Known, rules: FolderRules, work: PageWork): void {
  const { externalId } = email;
  const stored = known.emails.get(externalId);
  if (!rules.isIncluded(email.folders, rules.choices)) {
    if (stored?.deletedInProvider === false) work.gone.push(externalId);
    else work.forget.push(externalId);
  } else if (email.isDraft && !stored) {
    work.drafts.push(externalId);
  } else {
    work.store.push(email);
  }
}

function isElsewhere(email: NormalizedEmail, intents: Map<string, Intent>, known: Known): boolean {
  if (intents.get(email.externalId)?.hasLeft !== true) return false;
  const before = known.emails.get(email.externalId)?.folders ?? [];
  return email.folders.some((folder) => !before.includes(folder));
}

/**
 * "Not found" alone is no proof: a provider can say it by mistake. Where it has also said that the email is gone, that
 * is believed; else the email waits for a second look.
 */
function settleMissing(externalId: string, intents: Map<string, Intent>, known: Known, work: PageWork): void {
  const isLookDue = known.missed.get(externalId);
  if (intents.get(externalId)?.isRemovalProposed || isLookDue === true) {
    if (known.emails.get(externalId)?.deletedInProvider === false) work.gone.push(externalId);
    work.forget.push(externalId);
  } else if (isLookDue === undefined) {
    work.pending.push({ externalId, reason: notFoundReason, attempts: 1 });
  }
}

function settle(
  answer: Exclude<Fetched, { type: "not_found" }>,
  known: Known,
  rules: FolderRules,
  work: PageWork,
): void {
  switch (answer.type) {
    case "email":
      place(answer.email, known, rules, work);
      break;
    case "throttled":
      work.retryAt = Math.max(work.retryAt ?? 0, answer.retryAt);
      break;
    case "failed":
      work.pending.push({
        externalId: answer.externalId,
        reason: answer.reason,
        attempts: (known.pending.get(answer.externalId) ?? 0) + 1,
      });
      break;
  }
}

function markOf(stored: KnownEmail, intent: Intent, rules: FolderRules): Mark | null {
  if (intent.marks.length === 0) return null;
  const folders = foldersAfter(stored.folders, intent.marks);
  const flags = rules.flagsOf(folders) ?? stored;
  const isSame =
    folders.join("\n") === [...stored.folders].sort().join("\n") &&
    flags.isRead === stored.isRead &&
    flags.isStarred === stored.isStarred;
  return isSame ? null : { id: stored.id, folders, isRead: flags.isRead, isStarred: flags.isStarred };
}
