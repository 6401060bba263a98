import { expect, test } from "vitest";
import { urlThread } from "./urlThread.ts";

const root = "https://mail.google.com/mail/u/0/";
const token = "FMfcgzQgMMHLwtbqvvsLSmnmFrtzlwhR";
const id = { kind: "api", id: "19eb8aa93d8ff18f" };

test.each([
  [`#inbox/${token}`, "url-token"],
  [`#inbox/${token}?compose=new`, "url-token"],
  [`#label/Clients%2FOrbis/${token}`, "url-token"],
  [`#search/frame+contract/${token}`, "url-token"],
  ["#all/19eb8aa93d8ff18f", "url-hex"],
  ["#inbox/%23thread-f%3A1867738929962152335", "url-perm"],
  ["popout?ver=1a&search=inbox&th=%23thread-f%3A1867738929962152335&cvid=1", "url-perm"],
])("the url %s names the conversation", (path, rung) => {
  expect(urlThread(root + path)).toEqual({ rung, id });
});

test.each([
  "",
  "#inbox",
  "#inbox/p2",
  "#label/19eb8aa93d8ff18f",
  `#search/${token}`,
  "#search/a%2",
  "#settings/general",
  "#inbox?compose=CllgCJTK",
])("the url %s names none", (path) => {
  expect(urlThread(root + path)).toBeNull();
});

test("a conversation that is not synced yet is named as such", () => {
  const url = `${root}popout?th=%23thread-a%3Ar95077152518394753`;
  expect(urlThread(url)?.id).toEqual({ kind: "unsynced", id: "thread-a:r95077152518394753" });
});

test("a text that is no url names none", () => {
  expect(urlThread("not a url")).toBeNull();
});
