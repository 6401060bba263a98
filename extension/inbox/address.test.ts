import { expect, test } from "vitest";
import { lastAddress, wholeAddress } from "./address.ts";

test.each([
  ["Google Account: Ada Brandt  \n(Ada@Northwind.example)", "ada@northwind.example"],
  ["Google-Konto: bob@evil.test (ada@northwind.example)", "ada@northwind.example"],
  ["Google Account: Ada Brandt", null],
  ["me @ home", null],
  ["", null],
])("the last address in %j is %j", (text, address) => {
  expect(lastAddress(text)).toBe(address);
});

test.each([
  [" Ada@Northwind.example ", "ada@northwind.example"],
  ["o'neil+x@mail.co.uk", "o'neil+x@mail.co.uk"],
  ["Re: bob@evil.test", null],
  ["bob@evil.test, eve@evil.test", null],
  ["bob@localhost", null],
  ["@evil.test", null],
])("the text %j is the address %j", (text, address) => {
  expect(wholeAddress(text)).toBe(address);
});
