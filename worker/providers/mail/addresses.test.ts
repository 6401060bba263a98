import { describe, expect, it } from "vitest";
import { parseAddresses, parseBareAddresses, parseSender } from "./addresses.ts";

describe("the addresses of a header", () => {
  it.each<[string, string, { name: string; address: string }[]]>([
    ["a bare address", "Ana@Orbis.Example", [{ name: "", address: "ana@orbis.example" }]],
    ["a name", "Ana Ruiz <ana@orbis.example>", [{ name: "Ana Ruiz", address: "ana@orbis.example" }]],
    [
      "a quoted name with a comma",
      '"Ruiz, Ana" <ana@orbis.example>',
      [{ name: "Ruiz, Ana", address: "ana@orbis.example" }],
    ],
    [
      "an encoded name that holds a comma",
      "=?UTF-8?Q?M=C3=BCller=2C_Hans?= <hans@werk.example>, b@c.example",
      [
        { name: "Müller, Hans", address: "hans@werk.example" },
        { name: "", address: "b@c.example" },
      ],
    ],
    [
      "a name in ISO-2022-JP",
      "=?ISO-2022-JP?B?GyRCOzNFRBsoQg==?= <yamada@kaisha.example>",
      [{ name: "山田", address: "yamada@kaisha.example" }],
    ],
    [
      "a group",
      "Team: ana@orbis.example, Bo <bo@orbis.example>;, c@d.example",
      [
        { name: "", address: "ana@orbis.example" },
        { name: "Bo", address: "bo@orbis.example" },
        { name: "", address: "c@d.example" },
      ],
    ],
    ["an empty group", "undisclosed-recipients:;", []],
    [
      "a comment instead of a name",
      "ana@orbis.example (Ana Ruiz)",
      [{ name: "Ana Ruiz", address: "ana@orbis.example" }],
    ],
    [
      "semicolons, as Outlook's users type them",
      "a@b.example; c@d.example",
      [
        { name: "", address: "a@b.example" },
        { name: "", address: "c@d.example" },
      ],
    ],
    [
      "single quotes around the name",
      "'Ana Ruiz' <ana@orbis.example>",
      [{ name: "Ana Ruiz", address: "ana@orbis.example" }],
    ],
    [
      "another address in the name",
      '"boss@bank.example" <thief@evil.example>',
      [{ name: "boss@bank.example", address: "thief@evil.example" }],
    ],
    ["the same one twice", "a@b.example, Ana <A@b.example>", [{ name: "Ana", address: "a@b.example" }]],
    ["no address at all", "everybody", []],
    ["nothing", "", []],
    ["an unclosed bracket", "Ana <ana@orbis.example", [{ name: "Ana", address: "ana@orbis.example" }]],
  ])("are read from %s", (_, field, expected) => {
    expect(parseAddresses([field])).toEqual(expected);
  });

  it("come from all fields of that name", () => {
    expect(parseAddresses(["a@b.example", "c@d.example"]).map(({ address }) => address)).toEqual([
      "a@b.example",
      "c@d.example",
    ]);
  });

  it("are read for hundreds of recipients", () => {
    const many = Array.from({ length: 500 }, (_, at) => `"Person, ${at}" <person${at}@orbis.example>`).join(
      ",\r\n ",
    );
    expect(parseAddresses([many])).toHaveLength(500);
  });

  it.each([
    ["brackets", "<".repeat(50_000)],
    ["comments", "(".repeat(50_000)],
    ["groups", "a:".repeat(50_000)],
    ["quotes", '"a" '.repeat(20_000)],
    ["at signs", "@".repeat(50_000)],
    ["blanks", `${" ".repeat(50_000)}@`],
  ])("do not fail over nothing but %s", (_, field) => {
    expect(() => parseAddresses([field])).not.toThrow();
  });
});

describe("the sender", () => {
  it("is the first mailbox", () => {
    expect(parseSender("Ana <ana@orbis.example>, b@c.example")?.address).toBe("ana@orbis.example");
  });
  it("may be a name alone", () => {
    expect(parseSender("MAILER-DAEMON")).toEqual({ name: "MAILER-DAEMON", address: "" });
  });
  it("may be missing", () => {
    expect([parseSender(null), parseSender("  ")]).toEqual([null, null]);
  });
});

it("says each bare address of a trace field once", () => {
  expect(parseBareAddresses(["Ada@x.example", "<ada@x.example>", "ada+list@x.example"])).toEqual([
    "ada@x.example",
    "ada+list@x.example",
  ]);
});
