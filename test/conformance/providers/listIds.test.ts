import { afterEach, describe, expect, it } from "vitest";
import { sampleMails } from "#test/factory/gmailMailbox.ts";
import { ada, rawMail } from "#test/factory/rawMail.ts";
import {
  type ConnectedMailbox,
  mailboxRow,
  openProvider,
  providers,
  storedEmails,
  sync,
} from "./providers.ts";

const running: ConnectedMailbox[] = [];
afterEach(async () => {
  for (const { close } of running.splice(0)) await close();
});

/** All ids of a mailbox as the provider lists them, and the pages that took. */
async function listAll(mailbox: ConnectedMailbox, since: number | null = null) {
  const provider = await openProvider(mailbox);
  const { folders } = await mailboxRow(mailbox);
  const ids: string[] = [];
  let pages = 0;
  for (const { id: scope } of provider.scopes(folders)) {
    let pageToken: string | null = null;
    do {
      const page = await provider.listIds({ scope, pageToken, since, folders });
      ids.push(...page.ids);
      pageToken = page.nextPageToken;
      pages += 1;
    } while (pageToken !== null);
  }
  return { ids: ids.toSorted(), pages };
}

describe.each(providers)("the ids of a mailbox of $name", ({ connect }) => {
  it("are those of all emails that are synced, over as many pages as they take", async () => {
    const mailbox = await connect(sampleMails(1_100));
    running.push(mailbox);
    await mailbox.control.deliver(ada, { raw: rawMail({ subject: "Win" }), labels: ["SPAM"] });
    await sync(mailbox);
    const { ids, pages } = await listAll(mailbox);
    expect(ids).toEqual((await storedEmails(mailbox)).map((email) => email.externalId).toSorted());
    expect(pages).toBeGreaterThan(
      (await openProvider(mailbox)).scopes((await mailboxRow(mailbox)).folders).length,
    );
  });

  it("reach as far back as asked", async () => {
    const mailbox = await connect([
      ...sampleMails(3, Date.UTC(2026, 10, 1)),
      ...sampleMails(2, Date.UTC(2024, 0, 1)),
    ]);
    running.push(mailbox);
    await sync(mailbox);
    expect((await listAll(mailbox, Date.UTC(2026, 0, 1))).ids).toHaveLength(3);
  });
});
