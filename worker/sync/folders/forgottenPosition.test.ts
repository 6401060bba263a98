import { afterEach, describe, expect, it } from "vitest";
import {
  type ConnectedMailbox,
  idOf,
  mailboxRow,
  providers,
  storedEmail,
  sync,
  syncLater,
} from "#test/conformance/providers/providers.ts";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada } from "#test/factory/rawMail.ts";

const running: ConnectedMailbox[] = [];

afterEach(async () => {
  for (const mailbox of running.splice(0)) await mailbox.close();
});

describe.each(providers)("a position that $name forgot", ({ connect }) => {
  it("hides nothing of what happened since: what was trashed, deleted and marked is seen", async () => {
    const mailbox = await connect(sampleMails(4));
    running.push(mailbox);
    await sync(mailbox);
    const { control } = mailbox;
    const [trashed, deleted, marked] = [
      await idOf(mailbox, 0),
      await idOf(mailbox, 1),
      await idOf(mailbox, 2),
    ];
    await control.trash(ada, [trashed]);
    await control.deleteEmails(ada, [deleted]);
    await control.mark(ada, [marked], { starred: true, read: true });
    await mailbox.forgetPositions();
    await sync(mailbox);
    await syncLater(mailbox, 11);
    await syncLater(mailbox);
    expect(await storedEmail(mailbox, trashed)).toMatchObject({ deletedInProvider: true });
    expect(await storedEmail(mailbox, deleted)).toMatchObject({ deletedInProvider: true });
    expect(await storedEmail(mailbox, marked)).toMatchObject({ isStarred: true, isRead: true });
    expect(await mailboxRow(mailbox)).toMatchObject({ listed: 2, stored: 2, pending: 0, status: "live" });
  });
});
