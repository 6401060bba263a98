import { expect, test } from "vitest";
import { refusedLink } from "./refusedLink.ts";

test("the link for the administrator is taken out of the sentence whole", () => {
  const link =
    "https://login.microsoftonline.com/common/adminconsent?client_id=5f1c&redirect_uri=https%3A%2F%2Fapi.example%2Fauth";
  expect(
    refusedLink(`Not allowed. Send them this link: ${link} Once they allowed it, connect again.`),
  ).toEqual({
    before: "Not allowed. Send them this link:",
    link,
    after: "Once they allowed it, connect again.",
  });
});

test("a sentence without a link stays as it is, and nothing but a web address counts as one", () => {
  const message = "Connect again and tick the box. javascript:alert(1)";
  expect(refusedLink(message)).toEqual({ before: message, link: null, after: "" });
});
