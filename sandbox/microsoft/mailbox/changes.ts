import type { Store } from "../../standIn/store.ts";
import type { Behaviour } from "../control/types.ts";
import type { EmailRow } from "./emails.ts";
import { ordinaryIdOf } from "./ids.ts";

/** What a change was, seen from one folder. */
export type ChangeKind = "created" | "updated" | "gone";

/** Writes one change into the log of a folder. Returns its number. */
export function recordChange(
  store: Store,
  email: EmailRow,
  folderSeq: number,
  change: { kind: ChangeKind; moved: boolean },
): number {
  const { lastInsertRowid } = store.run(
    "INSERT INTO change (folder_seq, email_seq, immutable_id, email_id, kind, moved) VALUES (?, ?, ?, ?, ?, ?)",
    folderSeq,
    email.seq,
    email.immutableId,
    email.id,
    change.kind,
    Number(change.moved),
  );
  return Number(lastInsertRowid);
}

/** What may be changed of an email without moving it. */
export interface EmailMarks {
  isRead?: boolean;
  flagStatus?: string;
  categories?: string[];
  importance?: string;
  inference?: string;
}

/** Marks an email; writes a change only if something differs. Returns whether it did. */
export function markEmail(store: Store, email: EmailRow, marks: EmailMarks, now: number): boolean {
  const next = {
    isRead: marks.isRead === undefined ? email.isRead : Number(marks.isRead),
    flagStatus: marks.flagStatus ?? email.flagStatus,
    categories: marks.categories === undefined ? email.categories : JSON.stringify(marks.categories),
    importance: marks.importance ?? email.importance,
    inference: marks.inference ?? email.inference,
  };
  const differs = (Object.keys(next) as (keyof typeof next)[]).some((name) => next[name] !== email[name]);
  if (!differs) return false;
  store.transaction(() => {
    store.run(
      `UPDATE email SET is_read = ?, flag_status = ?, categories = ?, importance = ?, inference = ?,
         version = version + 1, modified_at = ? WHERE seq = ?`,
      next.isRead,
      next.flagStatus,
      next.categories,
      next.importance,
      next.inference,
      now,
      email.seq,
    );
    recordChange(store, email, email.folderSeq, { kind: "updated", moved: false });
  });
  return true;
}

/**
 * Moves an email: it is gone from one folder, created in the other, and has another ordinary id.
 * `order` says which half waits for the other (see `Behaviour`).
 */
export function moveEmail(
  store: Store,
  mailbox: string,
  email: EmailRow,
  toFolderSeq: number,
  order: Behaviour["moveOrder"],
): void {
  if (email.folderSeq === toFolderSeq) return;
  store.transaction(() => {
    const gone = recordChange(store, email, email.folderSeq, { kind: "gone", moved: true });
    const id = ordinaryIdOf(mailbox, email.seq, gone);
    store.run(
      "UPDATE email SET folder_seq = ?, id = ?, version = version + 1 WHERE seq = ?",
      toFolderSeq,
      id,
      email.seq,
    );
    const created = recordChange(store, { ...email, id }, toFolderSeq, { kind: "created", moved: true });
    if (order === "together") return;
    const [first, second] = order === "removed-first" ? [gone, created] : [created, gone];
    store.run("UPDATE change SET waits_for = ? WHERE id = ?", first, second);
  });
}

/** Deletes an email for ever. */
export function deleteEmail(store: Store, email: EmailRow): void {
  store.transaction(() => {
    recordChange(store, email, email.folderSeq, { kind: "gone", moved: false });
    store.run("DELETE FROM email WHERE seq = ?", email.seq);
    store.run("DELETE FROM email_raw WHERE seq = ?", email.seq);
    store.run("DELETE FROM email_content WHERE seq = ?", email.seq);
  });
}
