import type { SampleEmail } from "../../mail/sampleEmail.ts";
import { composeReply } from "../../mime/composeReply.ts";
import { seedMailbox } from "../../standIn/control/seedMailbox.ts";
import type { EmailRef, NewEmail } from "../../standIn/control/types.ts";
import type { AccountRow } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { deleteEmail, markEmail, moveEmail, recordChange } from "../mailbox/changes.ts";
import { contentOf } from "../mailbox/content.ts";
import {
  type Arrival,
  addEmail,
  type EmailRow,
  emailBySeq,
  emailColumns,
  nextNumber,
  rawOf,
} from "../mailbox/emails.ts";
import { type FolderRow, folderAt, folderBySeq, pathOf, wellKnownFolder } from "../mailbox/folders.ts";
import { labelsOf, placementOf } from "../mailbox/placement.ts";
import type { MailChange } from "../push/notifications.ts";
import type { MicrosoftControl } from "./control.ts";
import type { Lookup } from "./lookup.ts";

type MailOperations = Pick<
  MicrosoftControl,
  | "seed"
  | "parseMail"
  | "deliver"
  | "reply"
  | "emails"
  | "mark"
  | "label"
  | "trash"
  | "untrash"
  | "deleteEmails"
  | "move"
  | "ordinaryIds"
  | "announceLate"
  | "releaseLateEmails"
>;

/** The operations of the control that put, mark and move mail. */
export function mailControl(
  microsoft: MicrosoftContext,
  { accountOf, emailOf, folderOf }: Lookup,
): MailOperations {
  const { store, clock, pushes, behaviour } = microsoft;
  const asSample = (email: NewEmail): SampleEmail => ({
    raw: email.raw,
    receivedAt: email.receivedAt ?? clock.now(),
    threadKey: email.threadKey ?? `delivered ${crypto.randomUUID()}`,
    labels: email.labels ?? ["INBOX", "UNREAD"],
  });
  const refOf = ({ immutableId, conversationId }: EmailRow): EmailRef => ({
    id: immutableId,
    threadId: conversationId,
  });
  const arrive = (address: string, email: SampleEmail, arrival: Arrival): EmailRef => {
    const account = accountOf(address);
    const { email: added, folder } = addEmail(store, account, email, arrival, behaviour.joinBySubject);
    pushes.announce(account, [{ email: added, kind: "created", folderSeqs: [folder.seq] }]);
    return refOf(added);
  };
  /** Changes some emails in one transaction, or none of them where one is unknown. */
  const change = (
    address: string,
    ids: string[],
    work: (account: AccountRow, email: EmailRow) => void,
  ): void => {
    const account = accountOf(address);
    store.transaction(() => {
      for (const id of ids) work(account, emailOf(account, id));
    });
  };
  const moveTo = (
    address: string,
    ids: string[],
    target: (account: AccountRow, email: EmailRow) => FolderRow,
  ) => {
    const moved: [EmailRow, EmailRow][] = [];
    change(address, ids, (account, email) => {
      const folder = target(account, email);
      moveEmail(store, account.address, email, folder.seq, behaviour.moveOrder);
      const after = emailBySeq(store, email.seq);
      if (after && after.folderSeq !== email.folderSeq) moved.push([email, after]);
    });
    if (moved.length > 1 && !behaviour.notifyBulkMoves) return;
    for (const [before, after] of moved) pushes.announceMove(accountOf(address), before, after);
  };
  const toWellKnown = (address: string, ids: string[], name: "deleteditems" | "inbox") =>
    moveTo(address, ids, (account) => wellKnownFolder(store, account.id, name));
  const markAll = (address: string, ids: string[], marks: { read?: boolean; starred?: boolean }): void => {
    const changes: MailChange[] = [];
    change(address, ids, (_, email) => {
      const changed = markEmail(
        store,
        email,
        {
          ...(marks.read === undefined ? {} : { isRead: marks.read }),
          ...(marks.starred === undefined ? {} : { flagStatus: marks.starred ? "flagged" : "notFlagged" }),
        },
        clock.now(),
      );
      if (changed) changes.push({ email, kind: "updated", folderSeqs: [email.folderSeq] });
    });
    pushes.announce(accountOf(address), changes);
  };
  const currentLabels = (email: EmailRow): string[] => {
    const folder = folderBySeq(store, email.folderSeq);
    return labelsOf({
      wellKnown: folder.wellKnown,
      path: pathOf(store, folder),
      isRead: email.isRead === 1,
      isFlagged: email.flagStatus === "flagged",
    });
  };

  return {
    seed(address, emails) {
      const account = accountOf(address);
      return seedMailbox(store, emails, (email) => {
        addEmail(store, account, email, "seeded", behaviour.joinBySubject);
      });
    },
    async parseMail(address) {
      const rows = store.all<EmailRow>(
        `SELECT ${emailColumns} FROM email WHERE account_id = ?`,
        accountOf(address).id,
      );
      for (const email of rows) await contentOf(store, email);
      return rows.length;
    },
    deliver: async (address, email) => arrive(address, asSample(email), "delivered"),
    async reply(address, reply) {
      const account = accountOf(address);
      const original = emailOf(account, reply.emailId);
      const { emailId: _, receivedAt = clock.now(), ...content } = reply;
      const { raw, sent } = await composeReply({
        ...content,
        original: rawOf(store, original.seq),
        owner: account,
        messageId: `${original.seq}.${nextNumber(store, account.id)}.reply@threadbook-sandbox.example`,
        at: receivedAt,
      });
      const labels = sent ? ["SENT"] : ["INBOX", "UNREAD"];
      return arrive(address, { raw, receivedAt, threadKey: original.threadKey, labels }, "delivered");
    },
    async emails(address, page) {
      const rows = store.all<EmailRow & { messageId: string; subject: string }>(
        `SELECT ${emailColumns}, message_id AS messageId, subject FROM email WHERE account_id = ? AND late = 0
         ORDER BY seq LIMIT ? OFFSET ?`,
        accountOf(address).id,
        page?.limit ?? 1000,
        page?.offset ?? 0,
      );
      return rows.map((email) => ({
        ...refOf(email),
        receivedAt: email.receivedAt,
        labels: currentLabels(email),
        messageId: email.messageId.replace(/^<|>$/g, ""),
        subject: email.subject,
      }));
    },

    async mark(address, ids, marks) {
      markAll(address, ids, marks);
    },
    async label(address, ids, { add = [], remove = [] }) {
      const marks = {
        ...(add.includes("UNREAD") ? { read: false } : remove.includes("UNREAD") ? { read: true } : {}),
        ...(add.includes("STARRED")
          ? { starred: true }
          : remove.includes("STARRED")
            ? { starred: false }
            : {}),
      };
      if (Object.keys(marks).length > 0) markAll(address, ids, marks);
      moveTo(address, ids, (account, email) => {
        const before = currentLabels(email).filter((label) => !remove.includes(label));
        // What is added says where the mail goes; what it had says so only where nothing is added.
        const { folder } = placementOf([...add, ...before]);
        return "path" in folder
          ? folderAt(store, account, folder.path)
          : wellKnownFolder(store, account.id, folder.wellKnown);
      });
    },
    async trash(address, ids) {
      toWellKnown(address, ids, "deleteditems");
    },
    async untrash(address, ids) {
      toWellKnown(address, ids, "inbox");
    },
    async deleteEmails(address, ids) {
      const changes: MailChange[] = [];
      change(address, ids, (_, email) => {
        deleteEmail(store, email);
        changes.push({ email, kind: "deleted", folderSeqs: [email.folderSeq] });
      });
      pushes.announce(accountOf(address), changes);
    },
    async move(address, ids, folder) {
      const target = folderOf(accountOf(address), folder) ?? folderAt(store, accountOf(address), folder);
      moveTo(address, ids, () => target);
    },
    ordinaryIds: async (address, ids) => ids.map((id) => emailOf(accountOf(address), id).id),

    announceLate: async (address, email) => arrive(address, asSample(email), "late"),
    async releaseLateEmails(address) {
      const { id } = accountOf(address);
      return store.transaction(() => {
        const rows = store.all<EmailRow>(
          `SELECT ${emailColumns} FROM email WHERE account_id = ? AND late = 1`,
          id,
        );
        store.run("UPDATE email SET late = 0 WHERE account_id = ? AND late = 1", id);
        for (const email of rows)
          recordChange(store, email, email.folderSeq, { kind: "created", moved: false });
        return rows.length;
      });
    },
  };
}
