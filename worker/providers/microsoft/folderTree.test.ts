import { describe, expect, it } from "vitest";
import { toTree, treeChanges } from "./folderTree.ts";

const folder = (id: string, displayName: string, parentFolderId: string | null, more = {}) => ({
  id,
  displayName,
  parentFolderId,
  ...more,
});

describe("the tree of folders", () => {
  it("names a folder by its way from the top, whether or not Graph lists the root", () => {
    const listed = [folder("a", "Clients", "root"), folder("b", "Acme", "a")];
    const named = (folders: Parameters<typeof toTree>[0]) =>
      toTree(folders, new Set()).map(({ name }) => name);
    expect(named(listed)).toEqual(["Clients", "Clients/Acme"]);
    expect(named([folder("root", "Top of Information Store", null), ...listed])).toEqual([
      "Clients",
      "Clients/Acme",
    ]);
  });

  it("leaves out hidden folders, those that are removed, and searches, whose mail lies elsewhere", () => {
    const listed = [
      folder("a", "Hidden", "root", { isHidden: true }),
      folder("b", "Found", "root", { "@odata.type": "#microsoft.graph.mailSearchFolder" }),
      folder("c", "Gone", "root", { "@removed": { reason: "deleted" } }),
    ];
    expect(toTree(listed, new Set())).toEqual([]);
  });

  it("ends, even where folders lie in each other", () => {
    const listed = [folder("a", "A", "b"), folder("b", "B", "a")];
    expect(toTree(listed, new Set())).toHaveLength(2);
  });

  it("lets a folder that the user wants keep that choice when its name changes", () => {
    const tree = toTree([folder("a", "Gelöschte Elemente", "root")], new Set(["a"]));
    const changes = treeChanges(tree, [{ id: "a", name: "Deleted Items", included: true }]);
    expect(changes.map(({ type }) => type)).toEqual(["folder"]);
  });

  it("changes no choice of a folder that stays where it was", () => {
    const tree = toTree([folder("a", "Deleted", "root"), folder("b", "Old", "a")], new Set(["a"]));
    const choices = [
      { id: "a", name: "Deleted", included: true },
      { id: "b", name: "Deleted/Older", included: true },
    ];
    expect(treeChanges(tree, choices).filter(({ type }) => type === "folder_removed")).toEqual([]);
  });
});
