import { base64, type HostileSource, rawMessage, utf8 } from "./hostileSource.ts";

const mixed = (boundary: string) => [
  "MIME-Version: 1.0",
  `Content-Type: multipart/mixed; boundary="${boundary}"`,
];

/** Multiparts inside multiparts, `depth` of them, with a line of text at the core. */
function nested(depth: number): string {
  let body = "Content-Type: text/plain\r\n\r\ncore\r\n";
  for (let level = depth; level > 0; level--) {
    body = `Content-Type: multipart/mixed; boundary="level-${level}"\r\n\r\n--level-${level}\r\n${body}\r\n--level-${level}--\r\n`;
  }
  return body;
}

/** A message/rfc822 inside another, `depth` of them. */
function forwarded(depth: number): string {
  let body = "Subject: innermost\r\nContent-Type: text/plain\r\n\r\nThe first of all.\r\n";
  for (let level = 0; level < depth; level++)
    body = `Subject: forward ${level}\r\nMIME-Version: 1.0\r\nContent-Type: message/rfc822\r\n\r\n${body}`;
  return body;
}

export const hostileBodies: readonly HostileSource[] = [
  {
    name: "huge body",
    raw: (owner) =>
      rawMessage(owner, "huge", {}, "All work and no play makes a long log line.\r\n".repeat(120_000)),
  },
  {
    name: "one line of a million characters",
    raw: (owner) => rawMessage(owner, "one-line", {}, "x".repeat(1_000_000)),
  },
  {
    name: "boundary never closed",
    raw: (owner) =>
      rawMessage(
        owner,
        "unclosed",
        { more: mixed("cut") },
        "--cut\r\nContent-Type: text/html\r\n\r\n<p>The rest was los",
      ),
  },
  {
    name: "boundary that never occurs",
    raw: (owner) => rawMessage(owner, "absent", { more: mixed("absent") }, "No part begins here.\r\n"),
  },
  {
    name: "multipart without a boundary",
    raw: (owner) =>
      rawMessage(
        owner,
        "nameless",
        { more: ["MIME-Version: 1.0", "Content-Type: multipart/alternative"] },
        "--x\r\n\r\ntext\r\n--x--\r\n",
      ),
  },
  {
    name: "unknown charset",
    raw: (owner) =>
      rawMessage(
        owner,
        "charset",
        {
          more: [
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=x-klingon-9",
            "Content-Transfer-Encoding: 8bit",
          ],
        },
        "Gr\xfc\xdfe\r\n",
      ),
  },
  {
    name: "wrong charset and broken UTF-8",
    raw: (owner) => rawMessage(owner, "mojibake", {}, `${utf8("Grüße")} \xff\xfe\xc3( \xed\xa0\x80\r\n`),
  },
  {
    name: "unknown transfer encoding",
    raw: (owner) =>
      rawMessage(
        owner,
        "encoding",
        { more: ["MIME-Version: 1.0", "Content-Type: text/plain", "Content-Transfer-Encoding: x-uuencode"] },
        "begin 644 a.txt\r\n#0V%T\r\n`\r\nend\r\n",
      ),
  },
  {
    name: "base64 that is none",
    raw: (owner) =>
      rawMessage(
        owner,
        "base64",
        { more: ["MIME-Version: 1.0", "Content-Type: text/plain", "Content-Transfer-Encoding: base64"] },
        "SGVsbG8*** this = is == not base64 %%%\r\n",
      ),
  },
  {
    name: "null bytes",
    raw: (owner) =>
      rawMessage(owner, "null", { subject: ["Subject: a\x00b"] }, "before\x00after\x00\x00\r\n"),
  },
  {
    name: "only an attachment",
    raw: (owner) =>
      rawMessage(
        owner,
        "file",
        {
          more: [
            "MIME-Version: 1.0",
            'Content-Type: application/pdf; name="scan.pdf"',
            "Content-Disposition: attachment; filename=scan.pdf",
            "Content-Transfer-Encoding: base64",
          ],
        },
        `${base64("%PDF-1.4\n%%EOF\n")}\r\n`,
      ),
  },
  {
    name: "file names with paths, bidi and control characters",
    raw: (owner) => {
      const names = [
        "../../etc/passwd",
        "C:\\\\Windows\\\\x.exe",
        `=?utf-8?B?${base64("invoice\u202Efdp.exe")}?=`,
        `=?utf-8?B?${base64("a\u0000b\n.pdf")}?=`,
        "",
        "x".repeat(3_000),
        utf8("Zeichnung Größe.pdf"),
      ];
      const parts = names.map(
        (name) =>
          `--files\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename="${name}"\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n`,
      );
      return rawMessage(owner, "names", { more: mixed("files") }, `${parts.join("")}--files--\r\n`);
    },
  },
  {
    name: "winmail.dat",
    raw: (owner) => {
      // TNEF: signature 0x223E9F78 little-endian, a key, then one truncated attribute.
      const tnef = Buffer.from([
        0x78, 0x9f, 0x3e, 0x22, 0x01, 0x00, 0x01, 0x06, 0x90, 0x08, 0x00, 0x04,
      ]).toString("base64");
      return rawMessage(
        owner,
        "tnef",
        { more: mixed("tnef") },
        `--tnef\r\nContent-Type: text/plain\r\n\r\nSee attached.\r\n--tnef\r\nContent-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename="winmail.dat"\r\n\r\n${tnef}\r\n--tnef--\r\n`,
      );
    },
  },
  {
    name: "multiparts nested 200 deep",
    raw: (owner) =>
      rawMessage(owner, "nested", { more: mixed("outer") }, `--outer\r\n${nested(200)}\r\n--outer--\r\n`),
  },
  {
    name: "mail in mail 40 deep",
    raw: (owner) =>
      rawMessage(
        owner,
        "forwarded",
        { more: ["MIME-Version: 1.0", "Content-Type: message/rfc822"] },
        forwarded(40),
      ),
  },
  {
    name: "2,000 parts",
    raw: (owner) =>
      rawMessage(
        owner,
        "parts",
        { more: mixed("many") },
        `${"--many\r\nContent-Type: text/plain\r\n\r\nx\r\n".repeat(2_000)}--many--\r\n`,
      ),
  },
  {
    name: "scripts and trackers in HTML",
    raw: (owner) =>
      rawMessage(
        owner,
        "script",
        { more: ["MIME-Version: 1.0", "Content-Type: text/html; charset=utf-8"] },
        '<script>parent.postMessage(document.cookie,"*")</script><img src="https://tracker.example/p.gif" onerror="alert(1)"><a href="javascript:alert(2)">open</a><style>*{position:fixed}</style><form action="https://phish.example"><input name="password"></form><svg><style><img src=x onerror=alert(3)></style></svg>\r\n',
      ),
  },
  {
    name: "content type that is no type",
    raw: (owner) =>
      rawMessage(owner, "type", {
        more: ["MIME-Version: 1.0", 'Content-Type: text;;; charset=="utf-8; name'],
      }),
  },
];
