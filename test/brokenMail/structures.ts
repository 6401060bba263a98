import { type BrokenMail, base64, body, file, mail, multipart, text } from "./brokenMail.ts";

const words = "The words of the mail";

/** Structures that end in nothing, hold nothing, or hold too much. */
export const brokenStructures: readonly BrokenMail[] = [
  {
    name: "no boundary in the type of a multipart",
    raw: mail({ more: ["Content-Type: multipart/mixed"] }, `--x\r\n\r\n${words}\r\n--x--\r\n`),
    reading: {},
  },
  {
    name: "a last boundary that never comes",
    raw: multipart("mixed", [text(words)], {}, ""),
    reading: { text: words, files: [] },
  },
  {
    name: "a boundary with spaces after it",
    raw: mail(
      { more: ['Content-Type: multipart/mixed; boundary="b"'] },
      `--b  \r\n${text(words)}\r\n--b--  \r\n`,
    ),
    // The stand-ins are stricter here than RFC 2046 (5.1.1).
    reading: { subject: "Hostile" },
    inside: { text: words },
  },
  {
    name: "a boundary that begins as another does",
    raw: mail(
      { more: ['Content-Type: multipart/mixed; boundary="b"'] },
      `--b\r\nContent-Type: multipart/alternative; boundary="bb"\r\n\r\n--bb\r\n${text(words)}\r\n--bb--\r\n--b--\r\n`,
    ),
    reading: { text: words },
  },
  {
    name: "text before the first and after the last boundary",
    raw: mail(
      { more: ['Content-Type: multipart/mixed; boundary="b"'] },
      `This is a message in MIME format.\r\n--b\r\n${text(words)}\r\n--b--\r\nAn epilogue.\r\n`,
    ),
    reading: { text: words, without: "MIME format" },
  },
  {
    name: "an empty part, and a part with headers only",
    raw: multipart("mixed", ["", "Content-Type: text/plain", text(words)]),
    reading: { text: words },
    // Graph shows the first text of a mail, and that is empty.
    outlook: { text: "" },
  },
  {
    name: "line feeds alone",
    raw: multipart("alternative", [text(words), text(`<p>${words}</p>`, "text/html")]).replaceAll(
      "\r\n",
      "\n",
    ),
    reading: { text: words },
  },
  {
    name: "an alternative whose plain text is empty",
    raw: multipart("alternative", [text(""), text(`<p>${words}</p>`, "text/html; charset=utf-8")]),
    reading: {},
  },
  {
    name: "an alternative with the rich form first",
    raw: multipart("alternative", [text(`<p>${words}</p>`, "text/html"), text(words)]),
    reading: { text: words },
  },
  {
    name: "mixed in related in alternative",
    raw: multipart("alternative", [
      text(words),
      `Content-Type: multipart/related; boundary="r"\r\n\r\n--r\r\nContent-Type: multipart/mixed; boundary="m"\r\n\r\n--m\r\n${text(`<p>${words}</p>`, "text/html")}\r\n--m\r\n${file(["Content-Type: application/pdf; name=plan.pdf"])}\r\n--m--\r\n--r--`,
    ]),
    reading: { text: words, files: ["plan.pdf"] },
  },
  {
    name: "no body at all",
    raw: mail({}, "").trimEnd(),
    reading: { files: [] },
  },
  {
    name: "nothing but a file",
    raw: body(
      ['Content-Type: application/pdf; name="scan.pdf"', "Content-Transfer-Encoding: base64"],
      base64("%PDF-1.4"),
    ),
    reading: { files: ["scan.pdf"] },
  },
  {
    name: "a type that is no type",
    raw: body(["Content-Type: text"], words),
    reading: {},
  },
  {
    name: "two types, the second is meant for nobody",
    raw: body(["Content-Type: text/plain; charset=utf-8", "Content-Type: application/octet-stream"], words),
    reading: {},
  },
  {
    name: "MIME headers folded in the middle of a parameter",
    raw: body(["Content-Type: text/plain;\r\n\tcharset\r\n =utf-8"], words),
    reading: { text: words },
  },
  {
    name: "multiparts 100 deep",
    raw: mail(
      { more: ['Content-Type: multipart/mixed; boundary="l0"'] },
      `${Array.from({ length: 100 }, (_, level) => `--l${level}\r\nContent-Type: multipart/mixed; boundary="l${level + 1}"\r\n\r\n`).join("")}--l100\r\n${text(words)}`,
    ),
    reading: { subject: "Hostile" },
  },
  {
    name: "a report of a mail that could not be delivered",
    raw: mail(
      { more: ['Content-Type: multipart/report; report-type=delivery-status; boundary="b"'] },
      `--b\r\n${text("Delivery has failed.")}\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\nAction: failed\r\n\r\n--b\r\nContent-Type: message/rfc822\r\n\r\nSubject: The one that came back\r\n\r\n${words}\r\n--b--\r\n`,
    ),
    reading: { text: "Delivery has failed." },
  },
  {
    name: "a signed mail with its signature",
    raw: multipart("signed", [
      text(words),
      file([
        "Content-Type: application/pkcs7-signature; name=smime.p7s",
        "Content-Disposition: attachment; filename=smime.p7s",
      ]),
    ]),
    reading: { text: words, files: ["smime.p7s"] },
  },
  {
    name: "a mail inside a mail in base64, against RFC 2046",
    raw: multipart("mixed", [
      text(words),
      `Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64("Subject: Inner\r\n\r\nInner words")}`,
    ]),
    reading: { text: words },
  },
  {
    name: "headers of 60,000 bytes",
    raw: mail({ more: ["Content-Type: text/plain", `X-Trace: ${"0123456789".repeat(6_000)}`] }, words),
    reading: { text: words },
  },
];
