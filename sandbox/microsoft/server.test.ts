import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { generateMailbox, generateWorld } from "../mailboxes/generate.ts";
import { ada, exampleMail, exampleMails, exampleStart } from "../standIn/exampleMail.ts";
import { microsoftControl } from "./controlClient.ts";
import { client, immutable, signedIn, startExample } from "./exampleStandIn.ts";
import { type MicrosoftStandIn, startMicrosoft } from "./server.ts";

const running: MicrosoftStandIn[] = [];
async function start(storage = ":memory:"): Promise<MicrosoftStandIn> {
  const microsoft = await startExample({ storage });
  running.push(microsoft);
  return microsoft;
}
afterEach(async () => {
  await Promise.all(running.splice(0).map((microsoft) => microsoft.close()));
});

type Page = { value: { id: string }[] } & Record<string, string>;

describe("Microsoft's stand-in", () => {
  it("keeps mail, deltas, tokens and keys over a restart", async () => {
    const folder = await mkdtemp(join(tmpdir(), "microsoft-"));
    try {
      const storage = join(folder, "microsoft.db");
      const before = await start(storage);
      await before.control.seed(ada, exampleMails(3));
      const call = await signedIn(before);
      const { body } = await call<Page>("/me/mailFolders/inbox/messages/delta", { headers: immutable });
      const { id } = await before.control.deliver(ada, { raw: exampleMail(9) });
      const keysOf = async ({ url }: MicrosoftStandIn) =>
        (await fetch(`${url}/common/discovery/v2.0/keys`)).json() as Promise<{ keys: { n: string }[] }>;
      const { keys } = await keysOf(before);
      const { refreshToken } = await before.control.grant(ada, ["Mail.Read"]);
      await running.pop()?.close();

      const after = await start(storage);
      const again = await signedIn(after);
      expect((await keysOf(after)).keys[0]?.n).toBe(keys[0]?.n);
      const link = body["@odata.deltaLink"]?.replace(before.url, after.url) ?? "";
      const changes = await again<Page>(link, { headers: immutable });
      expect(changes.body.value.map((message) => message.id)).toEqual([id]);
      const refreshed = await fetch(`${after.url}/common/oauth2/v2.0/token`, {
        method: "POST",
        body: new URLSearchParams({
          grant_type: "refresh_token",
          refresh_token: refreshToken,
          client_id: client.clientId,
          client_secret: client.clientSecret,
        }),
      });
      expect(refreshed.status).toBe(200);
      expect((await after.control.accounts())[0]).toMatchObject({ address: ada, emails: 4 });
    } finally {
      await Promise.all(running.splice(0).map((microsoft) => microsoft.close()));
      await rm(folder, { recursive: true });
    }
  });

  it("says so when its port is taken", async () => {
    const { url } = await start();
    const options = { ...client, redirectUris: [], storage: ":memory:", port: Number(new URL(url).port) };
    await expect(startMicrosoft(options)).rejects.toThrow("EADDRINUSE");
  });

  it("puts a generated mailbox into Outlook's folders and marks", async () => {
    const microsoft = await start();
    const world = generateWorld({ seed: 1, until: exampleStart });
    const [owner] = world.organization.people;
    if (!owner) throw new Error("The world has no people");
    await microsoft.control.addAccount(owner);
    const emails = [
      ...generateMailbox(world, { owner: owner.address, emails: 400, seed: 1, until: exampleStart }),
    ];
    expect(await microsoft.control.seed(owner.address, emails)).toBe(400);
    expect(await microsoft.control.parseMail(owner.address)).toBe(400);
    const folders = await microsoft.control.folders(owner.address);
    const held = Object.fromEntries(folders.map(({ path, emails: count }) => [path, count]));
    const withLabel = (label: string) => emails.filter(({ labels }) => labels.includes(label)).length;
    expect(held).toMatchObject({
      "Junk Email": withLabel("SPAM"),
      "Deleted Items": withLabel("TRASH"),
      Drafts: withLabel("DRAFT"),
    });
    expect(held["Projects/2027"]).toBeGreaterThan(0);
    expect(folders.reduce((sum, { emails: count }) => sum + count, 0)).toBe(400);
    const unread = folders.reduce((sum, folder) => sum + folder.unread, 0);
    expect(unread).toBe(withLabel("UNREAD"));
    const stored = await microsoft.control.emails(owner.address);
    expect(stored.map(({ messageId }) => `<${messageId}>`)).toEqual(emails.map(({ messageId }) => messageId));
  });

  it("names its folders in the mailbox's language", async () => {
    const microsoft = await start();
    await microsoft.control.addAccount(
      { address: "uwe@x.example", name: "Uwe", aliases: [] },
      { language: "de" },
    );
    const call = await signedIn(microsoft, ["Mail.Read"], "uwe@x.example");
    expect((await call<{ displayName: string }>("/me/mailFolders/inbox")).body.displayName).toBe(
      "Posteingang",
    );
  });

  it("is driven over HTTP as it is in the process", async () => {
    const microsoft = await start();
    const control = microsoftControl(microsoft.url);
    await control.addAccount(
      { address: "bo@x.example", name: "Bo", aliases: [] },
      { tenantId: "11111111-2222-4333-8444-555555555555" },
    );
    expect(await control.seed("bo@x.example", exampleMails(450))).toBe(450);
    const raw = new Uint8Array([...exampleMail(1), 0xff, 0x00, 0xfe]);
    const { id, threadId } = await control.deliver("bo@x.example", {
      raw,
      labels: ["Übersee/Süd", "UNREAD"],
    });
    const answered = await control.reply("bo@x.example", { emailId: id, from: "bo@x.example", text: "ok" });
    expect(answered.threadId).toBe(threadId);
    await control.mark("bo@x.example", [id], { starred: true });
    await control.label("bo@x.example", [id], { remove: ["UNREAD"] });
    const labelsNow = async () =>
      (await control.emails("bo@x.example", { offset: 450 })).find((email) => email.id === id)?.labels;
    expect(await labelsNow()).toEqual(["Übersee/Süd", "STARRED"]);
    await control.label("bo@x.example", [id], { add: ["Leads"] });
    expect(await labelsNow()).toEqual(["Leads", "STARRED"]);
    await control.trash("bo@x.example", [id]);
    expect(await labelsNow()).toEqual(["TRASH", "STARRED"]);
    await control.untrash("bo@x.example", [id]);
    expect(await labelsNow()).toEqual(["INBOX", "STARRED"]);
    expect(await control.accounts()).toEqual(await microsoft.control.accounts());
    expect(await control.folders("bo@x.example")).toEqual(await microsoft.control.folders("bo@x.example"));
    await control.announceLate("bo@x.example", { raw });
    expect(await control.releaseLateEmails("bo@x.example")).toBe(1);
    const fault = await control.failToken({ code: 700082 });
    expect(await control.faults()).toEqual([fault]);
    expect(await control.counts()).toEqual(await microsoft.control.counts());
  });

  it("refuses control that names nothing or does not fit", async () => {
    const microsoft = await start();
    const control = microsoftControl(microsoft.url);
    await expect(control.deliver("nobody@x.example", { raw: exampleMail(1) })).rejects.toThrow("No account");
    await expect(control.trash(ada, ["AAkALgnothing"])).rejects.toThrow("No email");
    await expect(control.renameFolder(ada, "Nowhere", "x")).rejects.toThrow("No folder");
    await control.createFolder(ada, "A/B");
    await expect(control.moveFolder(ada, "A", "A/B")).rejects.toThrow("inside of itself");
    await expect(control.grant(ada, ["Mail.Everything"])).rejects.toThrow("No scope");
    const { id } = await control.deliver(ada, { raw: exampleMail(1) });
    await expect(control.deleteEmails(ada, [id, "AAkALgnothing"])).rejects.toThrow("No email");
    expect(await control.emails(ada)).toHaveLength(1);
  });
});
