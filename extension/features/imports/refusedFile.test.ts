import { expect, test } from "vitest";
import type { ImportRow } from "#shared/businessImport.ts";
import { base64Of } from "./base64Of.ts";
import { refusedFile } from "./refusedFile.ts";

const row = (cells: string[]): ImportRow => ({
  ...{ number: 7, outcome: "refused", code: "invalid_address", value: "ana@" },
  cells,
});

test("every refused row comes with its number and why, ready to be corrected and brought again", () => {
  expect(refusedFile(["Row", "Name", "Why"], [row(["Ana"])])).toBe(
    "\ufeffRow,Name,Why\r\n7,Ana,This is no email address. ana@\r\n",
  );
});

test("commas, quotes and line breaks stay in their cell, and no cell is a formula", () => {
  expect(refusedFile([], [row(['a, "b"\nc', "=HYPERLINK(1)", "-2+3"])])).toContain(
    `"a, ""b""\nc",'=HYPERLINK(1),'-2+3`,
  );
});

test("a file of any size reaches the background byte by byte", async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, place) => place % 256);
  const text = atob(await base64Of(new Blob([bytes])));
  expect(Uint8Array.from(text, (character) => character.charCodeAt(0))).toEqual(bytes);
});
