import type { OpenThread } from "#shared/openMail.ts";
import { isSameId, mailboxOf, type OutlookId } from "./outlookId.ts";
import { distinctIds, rowEvidence } from "./rows.ts";

/** The conversation or item that the evidence names, and which evidence it was. */
interface ThreadEvidence {
  thread: OpenThread | null;
  rung: string;
}

/** All that may name the mail on screen. */
interface ThreadSources {
  /** Elements of the pane that carry a conversation's id. */
  carriers: Element[];
  lists: Element[];
  /** What the address bar names. */
  inUrl: OutlookId | null;
  subject: string | null;
}

/**
 * Names the mail of an open pane. The first rung that answers wins: the pane itself, the selected row, the
 * url, an only row. Null when two of them disagree, as they do while a route changes.
 */
export function readThread({ carriers, lists, inUrl, subject }: ThreadSources): ThreadEvidence | null {
  const [inPane, another] = distinctIds(carriers);
  const row = rowEvidence(lists, inUrl, inPane === undefined ? subject : null);
  if (another !== undefined || row === "contradiction") return null;
  const selected = row?.rung === "selected-row" ? row.id : null;
  const named = [inPane, selected, inUrl].filter((id) => id != null);
  if (!agree(named)) return null;

  if (inPane !== undefined) return { thread: threadOf(inPane), rung: "pane" };
  if (selected !== null) return { thread: threadOf(selected), rung: "selected-row" };
  if (inUrl !== null) return { thread: threadOf(inUrl), rung: `url-${inUrl.kind}` };
  if (row !== null) return { thread: threadOf(row.id), rung: row.rung };
  return { thread: null, rung: "messages" };
}

/** An id as the page writes it; the Worker brings it into Graph's form. */
export function threadOf({ id, kind }: OutlookId): OpenThread {
  return { id, kind: kind === "conversation" ? "outlook-conversation" : "outlook-item" };
}

/** Whether ids can name one mail: one conversation, one item, and all of one mailbox. */
function agree(ids: OutlookId[]): boolean {
  const mailboxes = new Set(ids.map(mailboxOf));
  mailboxes.delete(null);
  return (
    mailboxes.size <= 1 &&
    ids.every((id) => ids.every((other) => id.kind !== other.kind || isSameId(id, other)))
  );
}
