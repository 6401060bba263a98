import { expect, test } from "vitest";
import { recipientsIn, senderIn } from "./people.ts";

const ana = { name: "Ana Ruiz", address: "ana.ruiz@orbis.example" };
const luis = { name: "Prado, Luis", address: "luis@orbis.example" };

test.each([
  ["Ana Ruiz<ana.ruiz@orbis.example>", ana],
  [" Ana Ruiz <Ana.Ruiz@Orbis.example> ", ana],
  ["ana.ruiz@orbis.example", { ...ana, name: "" }],
  ["ana.ruiz@orbis.example<ana.ruiz@orbis.example>", { ...ana, name: "" }],
  ["bank@bank.example<ana.ruiz@orbis.example>", { ...ana, name: "bank@bank.example" }],
  ["Mira Vogt", null],
  ["Support<support@orbis.example> on behalf of Ana Ruiz<ana.ruiz@orbis.example>", null],
  ["Ana Ruiz<>", null],
  ["", null],
])("the sender in %j is %j", (text, address) => {
  expect(senderIn(text)).toEqual(address);
});

test.each([
  ["To: You; Ana Ruiz<ana.ruiz@orbis.example>; Prado, Luis<luis@orbis.example>", [ana, luis]],
  ["An:Ana Ruiz<ana.ruiz@orbis.example>Prado, Luis<luis@orbis.example>", [ana, luis]],
  ["An: ana.ruiz@orbis.example", [{ ...ana, name: "" }]],
  ["收件人：Ana Ruiz<ana.ruiz@orbis.example>", [ana]],
  ["To: Ana Ruiz<ana.ruiz@orbis.example>; Ana<ana.ruiz@orbis.example>", [ana]],
  ["To: You; Mira Vogt", []],
  ["", []],
])("the recipients in %j are %j", (text, addresses) => {
  expect(recipientsIn(text)).toEqual(addresses);
});
