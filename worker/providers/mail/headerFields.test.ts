import { describe, expect, it } from "vitest";
import { parseHeaderDate } from "./headerDate.ts";
import { parseParameterHeader } from "./headerParameters.ts";
import { indexHeaders } from "./headers.ts";
import { decodeHeader } from "./headerText.ts";
import { parseMessageId, parseReferences } from "./messageIds.ts";

const received = Date.UTC(2026, 10, 20, 9);

describe("the Date header", () => {
  it.each([
    ["Fri, 20 Nov 2026 09:00:00 +0100", Date.UTC(2026, 10, 20, 8)],
    ["20 Nov 2026 09:00 GMT", Date.UTC(2026, 10, 20, 9)],
    ["Fri, 20 Nov 2026 09:00:00 +0100 (CET)", Date.UTC(2026, 10, 20, 8)],
    ["Fri, 20 Nov 2026 09:00:00", Date.UTC(2026, 10, 20, 9)],
    ["Thu, 1 Jan 1970 00:00:00 +0000", null],
    ["Thu, 1 Jan 2099 00:00:00 +0000", null],
    ["yesterday", null],
    ["", null],
    [null, null],
  ])("%j is %s", (field, expected) => {
    expect(parseHeaderDate(field, received)).toBe(expected);
  });
});

describe("Message-IDs", () => {
  it.each([
    ["<Ab.1@Mail.Example>", "Ab.1@Mail.Example"],
    [" <a\r\n b@c> ", "ab@c"],
    ["a@b", "a@b"],
    ["<>", null],
    ["", null],
    [null, null],
  ])("%j is %j", (field, expected) => {
    expect(parseMessageId(field)).toBe(expected);
  });

  it("of References come first, each once", () => {
    expect(parseReferences("<root@x>\r\n <a@x>", "<a@x> <b@x>")).toEqual(["root@x", "a@x", "b@x"]);
  });
  it("are not read out of sentences", () => {
    expect(parseReferences(null, "Your message of Friday")).toEqual([]);
  });
  it("keep the root and the last ones of an endless chain", () => {
    const chain = Array.from({ length: 5000 }, (_, at) => `<m${at}@x>`).join(" ");
    const ids = parseReferences(chain, null);
    expect([ids.length, ids[0], ids.at(-1)]).toEqual([100, "m0@x", "m4999@x"]);
  });
});

describe("parameters", () => {
  const fileName = (field: string) => parseParameterHeader(field).parameters.get("filename");
  it.each([
    ['attachment; filename="a b.pdf"', "a b.pdf"],
    ["attachment; filename=a.pdf", "a.pdf"],
    ['attachment; filename="a\\"b.pdf"', 'a"b.pdf'],
    ["attachment; filename*=UTF-8''Gr%C3%BC%C3%9Fe.pdf", "Grüße.pdf"],
    ["attachment; filename*=iso-8859-1'de'Gr%FC%DFe.pdf", "Grüße.pdf"],
    ["attachment; filename*0*=UTF-8''Gr%C3; filename*1*=%BC%C3%9Fe; filename*2=.pdf", "Grüße.pdf"],
    ["attachment; filename=\"x.pdf\"; filename*=UTF-8''y.pdf", "y.pdf"],
    ['attachment; filename="=?UTF-8?Q?Gr=C3=BC=C3=9Fe.pdf?="', "Grüße.pdf"],
    ["attachment", undefined],
  ])("%s name the file %j", (field, expected) => {
    expect(fileName(field)).toBe(expected);
  });
  it("give value and charset", () => {
    const header = parseParameterHeader('Text/Plain; Charset="UTF-8"; format=flowed');
    expect([header.value, header.parameters.get("charset")]).toEqual(["text/plain", "UTF-8"]);
  });
});

describe("header fields", () => {
  it("are found whatever their case; the first of several is the one that counts", () => {
    const headers = indexHeaders([
      { name: "SUBJECT", value: "one" },
      { name: "Subject", value: "two" },
      { name: "DKIM-Signature", value: "v=1" },
    ]);
    expect([headers.first("subject"), headers.all("subject"), headers.first("dkim-signature")]).toEqual([
      "one",
      ["one", "two"],
      null,
    ]);
  });
  it.each([
    ["=?utf-8?B?R3LDvMOf?= =?utf-8?B?ZQ==?=", "Grüße"],
    ["=?utf-8?Q?a=E2=82?= =?utf-8?Q?=AC?=", "a€"],
    ["Grüße", "Grüße"],
    ["=?broken", "=?broken"],
  ])("%s reads %s", (value, expected) => {
    expect(decodeHeader(value)).toBe(expected);
  });
});
