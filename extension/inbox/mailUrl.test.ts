import { expect, test } from "vitest";
import { mailUrl } from "./mailUrl.ts";

test("a conversation opens in the webmail and the mailbox that it lies in", () => {
  expect(mailUrl("google", "ada@northwind.example", "19eb8aa93d8ff18f")).toBe(
    "https://mail.google.com/mail/?authuser=ada%40northwind.example#all/19eb8aa93d8ff18f",
  );
  expect(mailUrl("microsoft", "ben@northwind.example", "AAQk-a_b=")).toBe(
    "https://outlook.office.com/mail/inbox/id/AAQk%2Fa%2Bb%3D?login_hint=ben%40northwind.example",
  );
});

test("a personal mailbox at Microsoft opens on the host of such mailboxes", () => {
  for (const account of ["ben@outlook.com", "Ben@Hotmail.co.uk", "ben@live.de", "ben@msn.com"])
    expect(mailUrl("microsoft", account, "AAQk")).toBe("https://outlook.live.com/mail/0/inbox/id/AAQk");
  expect(mailUrl("microsoft", "ben@live.northwind.example", "AAQk")).toContain("//outlook.office.com/");
});
