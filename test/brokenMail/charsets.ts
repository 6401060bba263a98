import iconv from "iconv-lite";
import { type BrokenMail, base64, body, utf8 } from "./brokenMail.ts";

const bytes = (words: string, charset: string) => iconv.encode(words, charset).toString("latin1");
const eightBit = (charset: string, words: string) =>
  body([`Content-Type: text/plain; charset=${charset}`, "Content-Transfer-Encoding: 8bit"], words);

/** Charsets and transfer encodings, declared wrongly or not at all. */
export const brokenCharsets: readonly BrokenMail[] = [
  {
    name: "UTF-8 that says it is us-ascii",
    raw: eightBit("us-ascii", utf8("Grüße aus München")),
    reading: { text: "Grüße aus München" },
  },
  {
    name: "Windows-1252 that says it is iso-8859-1",
    raw: eightBit("iso-8859-1", bytes("„Angebot“ – 5 €", "windows-1252")),
    reading: { text: "„Angebot“ – 5 €" },
  },
  {
    name: "UTF-8 that says it is iso-8859-1",
    raw: eightBit("iso-8859-1", utf8("Größe")),
    reading: { text: "Größe" },
  },
  {
    name: "Latin-1 without any charset",
    raw: body(["Content-Type: text/plain"], bytes("Größe", "latin1")),
    reading: { text: "Größe" },
    // Who decodes without a word of the charset may take it for UTF-8.
    outlook: { text: "Gr" },
    inside: { text: "Gr" },
  },
  {
    name: "an unknown charset",
    raw: eightBit("x-unknown", "plain words"),
    reading: { text: "plain words" },
  },
  {
    name: "a charset in quotes with a space after it",
    raw: eightBit('" utf-8 "', utf8("Grüße")),
    reading: { text: "Grüße" },
  },
  {
    name: "shift_jis",
    raw: eightBit("shift_jis", bytes("契約書を送ります", "shift_jis")),
    reading: { text: "契約書を送ります" },
  },
  {
    name: "iso-2022-jp",
    raw: body(
      ["Content-Type: text/plain; charset=iso-2022-jp", "Content-Transfer-Encoding: 7bit"],
      "\x1b$B7@Ls=q\x1b(B",
    ),
    reading: { text: "契約書" },
  },
  {
    name: "euc-kr",
    raw: eightBit("euc-kr", bytes("계약서", "euc-kr")),
    reading: { text: "계약서" },
  },
  {
    name: "gb18030 that says it is gb2312",
    raw: eightBit("gb2312", bytes("合同已经镕", "gb18030")),
    reading: { text: "合同" },
  },
  {
    name: "big5",
    raw: eightBit("big5", bytes("合約", "big5")),
    reading: { text: "合約" },
  },
  {
    name: "koi8-r in base64",
    raw: body(
      ["Content-Type: text/plain; charset=koi8-r", "Content-Transfer-Encoding: base64"],
      iconv.encode("Договор подписан", "koi8-r").toString("base64"),
    ),
    reading: { text: "Договор подписан" },
  },
  {
    name: "utf-7",
    raw: eightBit("utf-7", "Hello +2D3eAA- end"),
    reading: { text: "Hello" },
  },
  {
    name: "utf-16 in base64",
    raw: body(
      ["Content-Type: text/plain; charset=utf-16le", "Content-Transfer-Encoding: base64"],
      Buffer.from("Hello from UTF-16", "utf16le").toString("base64"),
    ),
    reading: { text: "Hello from UTF-16" },
  },
  {
    name: "base64 with line breaks, spaces and characters that are none of it",
    raw: body(
      ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
      `${base64("The whole letter").replace(/.{6}/g, "$& \r\n!")}`,
    ),
    reading: {},
  },
  {
    name: "base64 cut in the middle",
    raw: body(
      ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: base64"],
      base64("The beginning of a letter that was cut").slice(0, 37),
    ),
    reading: { text: "The beginning of a letter" },
  },
  {
    name: "quoted-printable with signs that mean nothing",
    raw: body(
      ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: quoted-printable"],
      "50=% off =ZZ today=\r\n, only =C3=BC=",
    ),
    reading: { text: "off" },
  },
  {
    name: "a transfer encoding in odd case with a comment",
    raw: body(
      ["Content-Type: text/plain; charset=utf-8", "Content-Transfer-Encoding: QUOTED-Printable"],
      "Gr=C3=BC=C3=9Fe",
    ),
    reading: { text: "Grüße" },
  },
  {
    name: "format=flowed with soft breaks and a quote",
    raw: body(
      ["Content-Type: text/plain; charset=utf-8; format=flowed"],
      "A line that goes \r\non here.\r\n\r\n> the old line that \r\n> goes on\r\n",
    ),
    reading: { text: "A line that goes" },
  },
  {
    name: "null bytes and controls in the text",
    raw: body(["Content-Type: text/plain"], "before\x00middle\x08after"),
    reading: { text: "after", without: "\x00" },
  },
  {
    name: "a byte order mark before the text",
    raw: body(["Content-Type: text/plain; charset=utf-8"], utf8("\ufeffHello")),
    reading: { text: "Hello" },
  },
  {
    name: "HTML whose meta says another charset than its header",
    raw: body(
      ["Content-Type: text/html; charset=utf-8", "Content-Transfer-Encoding: 8bit"],
      utf8(
        '<html><head><meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"></head><p>Grüße</p></html>',
      ),
    ),
    reading: { text: "Grüße" },
  },
];
