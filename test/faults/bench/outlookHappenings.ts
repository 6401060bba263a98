import type { Random } from "#sandbox/mailboxes/random.ts";
import type { MicrosoftControl } from "#sandbox/microsoft/control/control.ts";
import { aadsts, isAadstsCode } from "#sandbox/microsoft/oauth/aadsts.ts";
import type { Happening } from "./account.ts";

const names = ["Clients", "Clients/North", "Clients/South", "Receipts", "Old"];
const resets = ["resyncRequired", "SyncStateNotFound", "SyncStateInvalid", "InvalidSyncStateData"];

/** What only a mailbox of Outlook goes through: folders, forgotten deltas, and Graph's freedoms. */
export function outlookHappenings(
  control: MicrosoftControl,
  address: string,
  newMail: () => Uint8Array,
): Happening[] {
  const ownFolder = async (random: Random) => {
    const own = (await control.folders(address)).filter(({ wellKnownName }) => wellKnownName === null);
    return own.length === 0 ? null : random.pick(own);
  };
  return [
    {
      name: "folder created",
      weight: 2,
      async run(random) {
        await control.createFolder(address, random.pick(names));
      },
    },
    {
      name: "folder renamed",
      weight: 1,
      async run(random) {
        const folder = await ownFolder(random);
        if (folder) await control.renameFolder(address, folder.id, `Named ${random.int(0, 1_000_000)}`);
      },
    },
    {
      name: "folder moved",
      weight: 1,
      async run(random) {
        const folder = await ownFolder(random);
        const target = random.pick(["", "deleteditems", "inbox", "archive"]);
        if (folder) await control.moveFolder(address, folder.id, target);
      },
    },
    {
      name: "folder deleted",
      weight: 1,
      async run(random) {
        const folder = await ownFolder(random);
        if (folder) await control.deleteFolder(address, folder.id);
      },
    },
    {
      name: "emails moved",
      weight: 4,
      async run(random) {
        const emails = await control.emails(address, { limit: 10_000 });
        if (emails.length === 0) return;
        const ids = random.shuffled(emails.map(({ id }) => id)).slice(0, random.int(1, 4));
        await control.move(address, ids, random.pick(["inbox", "archive", "junkemail", ...names]));
      },
    },
    {
      // The half of a move that waits shows once the other was read: only between folders that are read.
      name: "emails moved in two halves",
      weight: 2,
      async run(random) {
        const inInbox = (await control.emails(address, { limit: 10_000 })).filter(({ labels }) =>
          labels.includes("INBOX"),
        );
        const ids = random.shuffled(inInbox.map(({ id }) => id)).slice(0, 2);
        await control.setBehaviour({ moveOrder: random.pick(["removed-first", "created-first"]) });
        await control.move(address, ids, "archive");
        await control.setBehaviour({ moveOrder: "together" });
      },
    },
    {
      name: "delta forgotten",
      weight: 2,
      async run(random) {
        const folder = random.pick([undefined, "inbox", "", "sentitems"]);
        await control.resetDelta(address, {
          ...(folder === undefined ? {} : { folder }),
          code: random.pick(resets),
          afterPages: random.int(0, 2),
        });
      },
    },
    {
      name: "Graph behaves otherwise",
      weight: 2,
      run: (random) =>
        control.setBehaviour({
          replayChanges: random.chance(0.3),
          returnsStayRemoved: random.chance(0.3),
          movedReason: random.pick(["deleted", "changed"]),
          refuseHeadersInDelta: random.chance(0.3),
          filteredDeltaLimit: random.pick([5, 5_000]),
          joinBySubject: random.chance(0.2),
          notifyBulkMoves: random.chance(0.5),
        }),
    },
    {
      name: "limits",
      weight: 1,
      run: (random) =>
        control.setLimits(
          random.chance(0.5)
            ? null
            : {
                concurrent: random.pick([null, 2, 4]),
                batchConcurrent: random.pick([1, 2, 4]),
                requestsPer10Minutes: random.pick([null, 15, 60]),
              },
        ),
    },
    {
      name: "a token call is refused",
      weight: 1,
      async run(random) {
        const code = random.pick(Object.keys(aadsts).map(Number).filter(isAadstsCode));
        await control.failToken({ code, account: address });
      },
    },
    {
      name: "scopes are written otherwise",
      weight: 1,
      run: (random) => control.changeAccount(address, { scopeNames: random.pick(["short", "long"]) }),
    },
    {
      name: "a subscription ends, is to be renewed, or missed something",
      weight: 2,
      run: (random) =>
        control.sendLifecycle(
          address,
          random.pick(["reauthorizationRequired", "subscriptionRemoved", "missed"]),
        ),
    },
    {
      name: "a mail is announced before it comes",
      weight: 2,
      async run() {
        await control.announceLate(address, { raw: newMail() });
      },
    },
    {
      name: "announced mail comes",
      weight: 2,
      async run() {
        await control.releaseLateEmails(address);
      },
    },
    {
      name: "refresh tokens die at use",
      weight: 1,
      run: (random) => control.changeAccount(address, { usedRefreshTokens: random.pick(["live", "die"]) }),
    },
    { name: "old refresh tokens retired", weight: 1, run: () => control.retireRefreshTokens(address) },
  ];
}
