import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { CallAs } from "../../standIn/callAs.ts";
import { ada, exampleMails } from "../../standIn/exampleMail.ts";
import { signedIn, startExample } from "../exampleStandIn.ts";
import type { MicrosoftStandIn } from "../server.ts";

let microsoft: MicrosoftStandIn;
let call: CallAs;
beforeEach(async () => {
  microsoft = await startExample();
  call = await signedIn(microsoft);
});
afterEach(() => microsoft.close());

interface Folder {
  id: string;
  displayName: string;
  parentFolderId: string | null;
  childFolderCount: number;
  totalItemCount: number;
  unreadItemCount: number;
}
interface Folders {
  value: Folder[];
  "@odata.nextLink"?: string;
}
const folder = async (name: string) => (await call<Folder>(`/me/mailFolders/${name}`)).body;
const create = (displayName: string, parent?: string) =>
  call<Folder>(parent ? `/me/mailFolders/${parent}/childFolders` : "/me/mailFolders", {
    body: { displayName },
  });

describe("mail folders", () => {
  it("are a tree, of which the list shows the top in pages of ten", async () => {
    await microsoft.control.createFolder(ada, "Projects/2027");
    await microsoft.control.createFolder(ada, "Leads");
    const first = (await call<Folders>("/me/mailFolders")).body;
    expect(first.value).toHaveLength(10);
    expect((await call<Folders>("/me/mailFolders?$top=9")).body["@odata.nextLink"]).toContain("$skip=9");
    const projects = first.value.find(({ displayName }) => displayName === "Projects");
    expect(projects?.childFolderCount).toBe(1);
    expect(projects?.parentFolderId).toBe((await folder("msgfolderroot")).id);
    const below = await call<Folders>(`/me/mailFolders/${projects?.id}/childFolders`);
    expect(below.body.value).toMatchObject([{ displayName: "2027", parentFolderId: projects?.id }]);
  });

  it.each(["inbox", "drafts", "sentitems", "deleteditems", "junkemail", "outbox", "archive", "Inbox"])(
    "are also named %s",
    async (name) => {
      expect((await folder(name)).id).toMatch(/^AQMkAG/);
    },
  );

  it("are found however a path is written", async () => {
    const { id } = await folder("inbox");
    for (const path of [
      "/me/mailfolders/INBOX/messages/delta",
      "/Me/mailFolders('inbox')/messages/microsoft.graph.delta()",
      `/users('${ada}')/mailFolders('${encodeURIComponent(id)}')/messages/delta()`,
    ])
      expect((await call(path)).status).toBe(200);
  });

  it("count what lies in them", async () => {
    await microsoft.control.seed(ada, exampleMails(3));
    const [first] = await microsoft.control.emails(ada);
    await microsoft.control.mark(ada, [first?.id ?? ""], { read: true });
    expect(await folder("inbox")).toMatchObject({ totalItemCount: 3, unreadItemCount: 2 });
  });

  it("keep their ids when they are renamed or moved", async () => {
    const { status, body } = await create("Leads");
    expect(status).toBe(201);
    const renamed = await call<Folder>(`/me/mailFolders/${body.id}`, {
      method: "PATCH",
      body: { displayName: "Prospects" },
    });
    expect(renamed.body).toMatchObject({ id: body.id, displayName: "Prospects" });
    const parent = (await create("2027")).body.id;
    const moved = await call<Folder>(`/me/mailFolders/${body.id}/move`, { body: { destinationId: parent } });
    expect(moved.body).toMatchObject({ id: body.id, parentFolderId: parent });
    const inItself = await call(`/me/mailFolders/${parent}/move`, { body: { destinationId: body.id } });
    expect(inItself.status).toBe(409);
  });

  it("refuse a name twice, a missing parent and the end of a well-known one", async () => {
    await create("Leads");
    expect((await create("leads")).status).toBe(409);
    const other = (await create("Others")).body.id;
    const twice = await call(`/me/mailFolders/${other}`, { method: "PATCH", body: { displayName: "Leads" } });
    expect(twice.status).toBe(409);
    expect((await create("x", "nowhere")).status).toBe(400);
    expect((await call("/me/mailFolders/inbox", { method: "DELETE" })).status).toBe(403);
    expect((await call("/me/mailFolders/AQMkAGnothingThatIsThere=")).status).toBe(404);
    expect((await call("/me/mailFolders?$select=size")).status).toBe(400);
  });

  it("are deleted with their mail", async () => {
    await microsoft.control.seed(ada, exampleMails(2, ["Leads"]));
    const [{ id } = { id: "" }] = (await call<Folders>("/me/mailFolders?$top=20")).body.value.filter(
      ({ displayName }) => displayName === "Leads",
    );
    expect((await call(`/me/mailFolders/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await call(`/me/mailFolders/${id}/messages`)).status).toBe(404);
    expect(await microsoft.control.emails(ada)).toEqual([]);
  });
});
