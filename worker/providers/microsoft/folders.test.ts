import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ada, exampleMails } from "#sandbox/standIn/exampleMail.ts";
import type { FolderChoice } from "#shared/provider.ts";
import { type OutlookProviderFixture, startOutlookProvider } from "#test/factory/outlookProvider.ts";
import { defaultChoices, followScope, listScope } from "#test/factory/readScope.ts";
import type { MailProvider } from "../mailProvider.ts";

let fixture: OutlookProviderFixture;
let microsoft: OutlookProviderFixture["microsoft"];
let mailbox: MailProvider;

beforeEach(async () => {
  fixture = await startOutlookProvider();
  ({ microsoft, mailbox } = fixture);
});
afterEach(() => microsoft.close());

const choices = () => defaultChoices(mailbox);
const listAll = (scope: string, since: number | null = null, from: MailProvider = mailbox) =>
  listScope(from, scope, since);
const changesSince = (scope: string, value: string, folders: FolderChoice[] = []) =>
  followScope(mailbox, scope, value, folders);
const counts = async () => {
  const all = Object.entries(await microsoft.control.counts());
  return Object.fromEntries(all.map(([endpoint, { requests }]) => [endpoint, requests]));
};

describe("the folders of a mailbox", () => {
  it.each([400, 404])("leave junk out although Graph once denied (%i) to have it", async (status) => {
    const before = await mailbox.folders();
    await microsoft.control.addFault({
      match: { path: "*/mailFolders/junkemail" },
      effect: { kind: "status", status },
    });
    expect(await mailbox.folders()).toEqual(before);
    expect(await microsoft.control.faults()).toEqual([]);
  });

  it("have readable ways; junk, deleted items and the like are off, and all inside them", async () => {
    await microsoft.control.createFolder(ada, "Clients/Acme");
    await microsoft.control.createFolder(ada, "Deleted Items/Old");
    const folders = await mailbox.folders();
    expect(folders.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(
      expect.arrayContaining(["Inbox", "Sent Items", "Archive", "Clients", "Clients/Acme"]),
    );
    expect(
      folders
        .filter(({ isDefault }) => !isDefault)
        .map(({ name }) => name)
        .sort(),
    ).toEqual([
      "Conversation History",
      "Deleted Items",
      "Deleted Items/Old",
      "Drafts",
      "Junk Email",
      "Outbox",
    ]);
  });

  it("are told apart in any language", async () => {
    const address = "uta@threadbook.example";
    await microsoft.control.addAccount(
      { address, name: "Uta", aliases: [] },
      { language: "de", openTo: [ada] },
    );
    const scopes = ["User.Read", "Mail.ReadWrite.Shared", "User.ReadBasic.All"];
    const shared = await fixture.connect(microsoft, { scopes, mailboxAddress: address });
    const names = (await shared.folders()).filter(({ isDefault }) => isDefault).map(({ name }) => name);
    expect(names.sort()).toEqual(["Archiv", "Gesendete Elemente", "Posteingang"]);
  });

  it("are each a scope once they are included, beside the tree itself", async () => {
    const folders = [
      { id: "a", name: "A", included: true },
      { id: "b", name: "B", included: false },
    ];
    expect(mailbox.scopes(folders).map(({ id }) => id)).toEqual(["folders", "a"]);
  });

  it("tell the account, its other addresses, and about how many emails there are", async () => {
    await microsoft.control.seed(ada, [...exampleMails(5), ...exampleMails(2, ["SPAM"])]);
    expect(await mailbox.open(await choices())).toEqual({ accountEmail: ada, estimated: 5, positions: [] });
    expect(await mailbox.aliases()).toEqual(["ada.brown@threadbook.example"]);
  });
});

describe("changes of the folders", () => {
  it("are none in a quiet mailbox, in one request", async () => {
    const { value } = await listAll("folders");
    await microsoft.control.resetRequests();
    expect((await changesSince("folders", value, await choices())).changes).toEqual([]);
    expect((await counts())["graph.mailFolders.delta"]).toBe(2);
  });

  it("bring a new folder, and rename all below one that was renamed", async () => {
    await microsoft.control.createFolder(ada, "Clients/Acme");
    const { value } = await listAll("folders");
    const before = await choices();
    await microsoft.control.renameFolder(ada, "Clients", "Customers");
    await microsoft.control.createFolder(ada, "Suppliers");
    const { changes } = await changesSince("folders", value, before);
    const names = changes.flatMap((change) => (change.type === "folder" ? [change.folder.name] : []));
    expect(names).toEqual(expect.arrayContaining(["Customers", "Customers/Acme", "Suppliers"]));
    expect(changes.filter(({ type }) => type === "folder_removed")).toEqual([]);
  });

  it("tell that a folder is gone, with those inside", async () => {
    await microsoft.control.createFolder(ada, "Clients/Acme");
    const { value } = await listAll("folders");
    const before = await choices();
    const gone = [await fixture.folder("Clients"), await fixture.folder("Clients/Acme")];
    await microsoft.control.deleteFolder(ada, "Clients");
    const { changes } = await changesSince("folders", value, before);
    const removed = changes.flatMap((change) => (change.type === "folder_removed" ? [change.folderId] : []));
    expect(removed.sort()).toEqual(gone.sort());
  });

  it("let a folder that is thrown away begin anew as one that is left out, and back", async () => {
    await microsoft.control.createFolder(ada, "Clients");
    const id = await fixture.folder("Clients");
    const { value } = await listAll("folders");
    const before = await choices();
    await microsoft.control.moveFolder(ada, "Clients", "deleteditems");
    const thrown = await changesSince("folders", value, before);
    expect(thrown.changes).toContainEqual({ type: "folder_removed", folderId: id });
    expect(thrown.changes).toContainEqual({
      type: "folder",
      folder: { id, name: "Deleted Items/Clients", isDefault: false },
    });
    const between = await choices();
    await microsoft.control.moveFolder(ada, "Deleted Items/Clients", "");
    const back = await changesSince("folders", thrown.value, between);
    expect(back.changes).toContainEqual({ type: "folder_removed", folderId: id });
    expect(back.changes).toContainEqual({ type: "folder", folder: { id, name: "Clients", isDefault: true } });
  });

  it("are forgotten by themselves", async () => {
    const { value } = await listAll("folders");
    await microsoft.control.resetDelta(ada, { folder: "" });
    await expect(changesSince("folders", value)).rejects.toMatchObject({ code: "cursor_expired" });
  });
});
