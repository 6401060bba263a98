import { base64, type HostileSource, rawMessage, utf8 } from "./hostileSource.ts";

export const hostileHeaders: readonly HostileSource[] = [
  { name: "empty message", raw: () => "" },
  { name: "headers without a body", raw: (owner) => rawMessage(owner, "no-body", {}, "").trimEnd() },
  { name: "body without headers", raw: () => "\r\nJust a line and nothing above it.\r\n" },
  {
    name: "date in 1970",
    raw: (owner) => rawMessage(owner, "1970", { date: ["Date: Thu, 1 Jan 1970 00:00:00 +0000"] }),
  },
  {
    name: "date in 2099",
    raw: (owner) => rawMessage(owner, "2099", { date: ["Date: Thu, 31 Dec 2099 23:59:59 -1200"] }),
  },
  {
    name: "date that is no date",
    raw: (owner) => rawMessage(owner, "no-date", { date: ["Date: the day before yesterday, 25:61"] }),
  },
  {
    name: "missing date, sender and subject",
    raw: (owner) => rawMessage(owner, "bare", { date: [], from: [], subject: [] }),
  },
  {
    name: "duplicate headers",
    raw: (owner) =>
      rawMessage(owner, "duplicates", {
        from: ["From: Ana Ruiz <ana.ruiz@orbis.example>", "From: Somebody Else <else@elsewhere.example>"],
        subject: ["Subject: First subject", "Subject: Second subject"],
        messageId: [
          "Message-ID: <hostile-first@orbis.example>",
          "Message-ID: <hostile-second@orbis.example>",
        ],
      }),
  },
  { name: "missing Message-ID", raw: (owner) => rawMessage(owner, "no-id", { messageId: [] }) },
  {
    name: "Message-ID without brackets or host",
    raw: (owner) => rawMessage(owner, "odd-id", { messageId: ["Message-ID: 12345 (sent by a scanner)"] }),
  },
  {
    name: "duplicate Message-ID, first body",
    raw: (owner) => rawMessage(owner, "twice", {}, "The first mail of this id.\r\n"),
  },
  {
    name: "duplicate Message-ID, other body",
    raw: (owner) =>
      rawMessage(
        owner,
        "twice",
        { from: ["From: Luis Prado <luis.prado@orbis.example>"], subject: ["Subject: Something else"] },
        "Another mail with the same id.\r\n",
      ),
  },
  {
    name: "subject of 10,000 characters",
    raw: (owner) =>
      rawMessage(owner, "long-subject", { subject: [`Subject: ${"Re: offer ".repeat(1_000)}`] }),
  },
  {
    name: "unfolded header line of 60,000 characters",
    raw: (owner) =>
      rawMessage(owner, "unfolded", {
        more: [`X-Trace: ${"0123456789abcdef".repeat(3_750)}`, "Content-Type: text/plain"],
      }),
  },
  {
    name: "8-bit headers",
    raw: (owner) =>
      rawMessage(owner, "8bit", {
        from: ["From: J\xfcrgen M\xf6ller <juergen@orbis.example>"],
        subject: [`Subject: ${utf8("Größe und Gewicht")} \xfc`],
      }),
  },
  {
    name: "bidi and control characters in name and subject",
    raw: (owner) =>
      rawMessage(owner, "bidi", {
        from: [
          `From: =?utf-8?B?${base64("Ana \u202Egnp.exe\u202C \u0007\u0000Ruiz")}?= <ana.ruiz@orbis.example>`,
        ],
        subject: [
          `Subject: =?utf-8?B?${base64("Invoice \u202Efdp.exe\u200B\u2066 now\r\nBcc: victim@elsewhere.example")}?=`,
        ],
      }),
  },
  {
    name: "broken encoded words",
    raw: (owner) =>
      rawMessage(owner, "words", {
        subject: ["Subject: =?utf-8?B?w7?= =?nonsense-8?Q?=ZZ=4?= =?utf-8?Q?cut =C3"],
      }),
  },
  {
    name: "References to itself and 500 others",
    raw: (owner) =>
      rawMessage(owner, "references", {
        more: [
          "In-Reply-To: <hostile-references@orbis.example>",
          `References: <hostile-references@orbis.example> ${Array.from({ length: 500 }, (_, i) => `<${i}@loop.example>`).join("\r\n ")}`,
        ],
      }),
  },
  { name: "bare line feeds", raw: (owner) => rawMessage(owner, "lf", {}).replaceAll("\r\n", "\n") },
];
