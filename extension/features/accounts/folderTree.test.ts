import { expect, test } from "vitest";
import { folderTree } from "./folderTree.ts";

function tree(...names: string[]): string[] {
  return folderTree(names.map((name) => ({ name }))).map(
    ({ depth, label }) => `${"  ".repeat(depth)}${label}`,
  );
}

test("folders stand under the one that they lie in, in the order in which they came", () => {
  expect(
    tree("Inbox", "Customers", "Archive", "Customers/Orbis", "Inbox/Later", "Customers/Orbis/2027"),
  ).toEqual(["Inbox", "  Later", "Customers", "  Orbis", "    2027", "Archive"]);
});

test("a slash whose left side is no folder is part of the name", () => {
  expect(tree("Projects/2027", "In/Out", "/", "a//b")).toEqual(["Projects/2027", "In/Out", "/", "a//b"]);
});

test("of two folders with one name each is listed once, and what lies below once", () => {
  expect(tree("Old", "Old", "Old/2020")).toEqual(["Old", "  2020", "Old"]);
});
