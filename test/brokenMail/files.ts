import { type BrokenMail, base64, file, mail, multipart, text, utf8 } from "./brokenMail.ts";

const words = "See the file";
const withFile = (...headers: string[]) => multipart("mixed", [text(words), file(headers)]);
const named = (name: string, raw: string, files: string[], outlook?: string[]): BrokenMail => ({
  name,
  raw,
  reading: { text: words, files },
  ...(outlook ? { outlook: { text: words, files: outlook } } : {}),
});

/** Files with names and kinds as programs write them. */
export const brokenFiles: readonly BrokenMail[] = [
  named(
    "a name by RFC 2231",
    withFile(
      "Content-Type: application/pdf",
      "Content-Disposition: attachment; filename*=UTF-8''Gr%C3%B6%C3%9Fe.pdf",
    ),
    ["Größe.pdf"],
  ),
  named(
    "a name by RFC 2231 in pieces out of order",
    withFile(
      "Content-Type: application/pdf",
      "Content-Disposition: attachment; filename*1*=%C3%9Fe.pdf; filename*0*=UTF-8''Gr%C3%B6",
    ),
    ["Größe.pdf"],
  ),
  named(
    "a name by RFC 2231 in pieces that are quoted",
    withFile(
      "Content-Type: application/pdf",
      'Content-Disposition: attachment; filename*0="a long na"; filename*1="me.pdf"',
    ),
    ["a long name.pdf"],
  ),
  named(
    "a name by RFC 2047, against the standard",
    withFile(
      "Content-Type: application/pdf",
      'Content-Disposition: attachment; filename="=?utf-8?Q?Gr=C3=B6=C3=9Fe.pdf?="',
    ),
    ["Größe.pdf"],
  ),
  named(
    "a name in raw UTF-8",
    withFile("Content-Type: application/pdf", utf8('Content-Disposition: attachment; filename="Größe.pdf"')),
    ["Größe.pdf"],
  ),
  named(
    "a name with spaces and no quotes",
    withFile("Content-Type: application/pdf", "Content-Disposition: attachment; filename=the new plan.pdf"),
    ["the new plan.pdf"],
  ),
  named(
    "a name in the type only",
    withFile('Content-Type: application/pdf; name="plan.pdf"', "Content-Disposition: attachment"),
    ["plan.pdf"],
  ),
  named(
    "a name with a path",
    withFile(
      "Content-Type: application/pdf",
      'Content-Disposition: attachment; filename="../../etc/plan.pdf"',
    ),
    [".._.._etc_plan.pdf"].map((name) => name.replace(/^\.+/, "")),
  ),
  named(
    "a name that looks like an archive and is none",
    withFile(
      "Content-Type: application/zip",
      'Content-Disposition: attachment; filename="invoice.pdf.zip.exe"',
    ),
    ["invoice.pdf.zip.exe"],
  ),
  named(
    "a name that turns the reading direction",
    withFile(
      "Content-Type: application/octet-stream",
      `Content-Disposition: attachment; filename="=?utf-8?B?${base64("invoice\u202Efdp.exe")}?="`,
    ),
    ["invoicefdp.exe"],
  ),
  {
    name: "winmail.dat, whole",
    raw: multipart("mixed", [
      text(words),
      file([
        'Content-Type: application/ms-tnef; name="winmail.dat"',
        "Content-Disposition: attachment; filename=winmail.dat",
      ]),
    ]),
    reading: { text: words, files: ["winmail.dat"] },
  },
  {
    name: "a picture that calls itself inline and that no text shows",
    raw: multipart("mixed", [
      text(words),
      file(["Content-Type: image/png; name=photo.png", "Content-Disposition: inline; filename=photo.png"]),
    ]),
    reading: { text: words, files: ["photo.png"] },
  },
  {
    name: "a file with a broken base64",
    raw: multipart("mixed", [
      text(words),
      "Content-Type: application/pdf; name=plan.pdf\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBE*** not base64 %%",
    ]),
    reading: { text: words, files: ["plan.pdf"] },
  },
  {
    name: "a file without any content",
    raw: multipart("mixed", [
      text(words),
      "Content-Type: application/pdf; name=empty.pdf\r\nContent-Disposition: attachment; filename=empty.pdf\r\n\r\n",
    ]),
    reading: { text: words, files: ["empty.pdf"] },
  },
  {
    name: "a text file that is attached",
    raw: multipart("mixed", [
      text(words),
      "Content-Type: text/plain; name=notes.txt\r\nContent-Disposition: attachment; filename=notes.txt\r\n\r\nThe notes.",
    ]),
    reading: { text: words, without: "The notes.", files: ["notes.txt"] },
  },
  {
    name: "150 files of the same name",
    raw: multipart("mixed", [
      text(words),
      ...Array.from({ length: 150 }, () => file(["Content-Type: application/pdf; name=plan.pdf"], "x")),
    ]),
    reading: { text: words, files: Array.from({ length: 150 }, () => "plan.pdf") },
  },
  {
    name: "2,000 files",
    raw: multipart("mixed", [
      text(words),
      ...Array.from({ length: 2_000 }, (_, index) =>
        file([`Content-Type: application/pdf; name=${index}.pdf`], "x"),
      ),
    ]),
    reading: { text: words },
  },
  {
    name: "a file encoded by uuencode in the text",
    raw: mail({}, `${words}\r\nbegin 644 a.txt\r\n#0V%T\r\n\`\r\nend\r\n`),
    reading: { text: words },
  },
];
