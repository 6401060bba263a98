import type { Store } from "../../standIn/store.ts";
import type { ChangeKind } from "./changes.ts";

/** What a folder's log holds of one email in one round: its last change. */
export interface FolderChange {
  id: number;
  emailSeq: number;
  immutableId: string;
  emailId: string;
  kind: ChangeKind;
  /** Whether it was created in this round, whatever came after. */
  wasCreated: number;
  /** Whether it left the folder for another one in this round, before that last change. */
  hadLeft: number;
}

/** The number of the newest change of all. */
export function newestChange(store: Store): number {
  return store.get<{ id: number | null }>("SELECT max(id) AS id FROM change")?.id ?? 0;
}

/**
 * The last change of each email in a folder's round, oldest first.
 * @param byImmutableId false tells emails apart by their ordinary ids, of which a moved one has several
 */
export function changesOf(
  store: Store,
  folderSeq: number,
  round: { start: number; after: number; upto: number },
  limit: number,
  byImmutableId: boolean,
): FolderChange[] {
  const same = (other: string) =>
    `${other}.folder_seq = change.folder_seq AND ${other}.immutable_id = change.immutable_id AND ${other}.waits_for IS NULL`;
  const sameId = byImmutableId ? "" : "AND later.email_id = change.email_id";
  return store.all<FolderChange>(
    `SELECT id, email_seq AS emailSeq, immutable_id AS immutableId, email_id AS emailId, kind,
       EXISTS (SELECT 1 FROM change first WHERE ${same("first")} AND first.kind = 'created'
         AND first.id > ?1 AND first.id <= change.id) AS wasCreated,
       EXISTS (SELECT 1 FROM change gone WHERE ${same("gone")} AND gone.kind = 'gone' AND gone.moved = 1
         AND gone.id > ?1 AND gone.id < change.id) AS hadLeft
     FROM change WHERE folder_seq = ?2 AND id > ?3 AND id <= ?4 AND waits_for IS NULL
       AND NOT EXISTS (SELECT 1 FROM change later WHERE ${same("later")} ${sameId}
         AND later.id > change.id AND later.id <= ?4)
     ORDER BY id LIMIT ?5`,
    round.start,
    folderSeq,
    round.after,
    round.upto,
    limit,
  );
}

/** Lets go what waited for changes of a folder that have been read by now: each gets a new number. */
export function releaseRead(store: Store, folderSeq: number, upto: number): void {
  store.transaction(() => {
    const waiting = store.all<{ id: number }>(
      `SELECT waiting.id FROM change waiting JOIN change awaited ON awaited.id = waiting.waits_for
       WHERE awaited.folder_seq = ? AND awaited.id <= ?`,
      folderSeq,
      upto,
    );
    for (const { id } of waiting) {
      store.run(
        `INSERT INTO change (folder_seq, email_seq, immutable_id, email_id, kind, moved)
         SELECT folder_seq, email_seq, immutable_id, email_id, kind, moved FROM change WHERE id = ?`,
        id,
      );
      store.run("DELETE FROM change WHERE id = ?", id);
    }
  });
}
