import { type BrokenMail, mail, utf8 } from "./brokenMail.ts";

const subject = (line: string) => mail({ subject: [line] });
const from = (line: string) => mail({ from: [line] });
const to = (line: string) => mail({ to: [line] });

/** Headers as programs write them against the standard. */
export const brokenHeaders: readonly BrokenMail[] = [
  {
    name: "an encoded word cut in the middle of a character, the rest in the next word",
    raw: subject("Subject: =?utf-8?B?R3LDvA==?= =?utf-8?B?w58=?= =?utf-8?B?ZQ==?="),
    reading: { subject: "Grüße" },
  },
  {
    name: "a character split between two encoded words",
    raw: subject("Subject: =?UTF-8?Q?Gr=C3?= =?UTF-8?Q?=BC=C3=9Fe?="),
    reading: { subject: "Grüße" },
  },
  {
    name: "encoded words without a space between them",
    raw: subject("Subject: =?utf-8?Q?Ang?==?utf-8?Q?ebot?="),
    reading: { subject: "Angebot" },
  },
  {
    name: "an encoded word with spaces inside",
    raw: subject("Subject: =?utf-8?Q?Offer for J=C3=BCrgen?="),
    reading: { subject: "Offer for Jürgen" },
  },
  {
    name: "an encoded word inside quotes",
    raw: from('From: "=?utf-8?Q?J=C3=BCrgen_M=C3=BCller?=" <jm@orbis.example>'),
    reading: { from: "Jürgen Müller <jm@orbis.example>" },
  },
  {
    name: "an encoded name that holds a comma",
    raw: from("From: =?utf-8?Q?M=C3=BCller,_J=C3=BCrgen?= <jm@orbis.example>"),
    reading: { from: "Müller, Jürgen <jm@orbis.example>" },
  },
  {
    name: "a subject in iso-2022-jp",
    raw: subject("Subject: =?iso-2022-jp?B?GyRCN0BMcz1xJE43byEjGyhC?="),
    reading: { subject: "契約書の件。" },
  },
  {
    name: "a subject in gb18030",
    raw: subject("Subject: =?gb18030?B?us/NrA==?="),
    reading: { subject: "合同" },
  },
  {
    name: "a subject in koi8-r",
    raw: subject("Subject: =?koi8-r?B?5M/Hz9fP0g==?="),
    reading: { subject: "Договор" },
  },
  {
    name: "a subject in windows-1251, quoted-printable in lower case",
    raw: subject("Subject: =?windows-1251?q?=c4=ee=e3=ee=e2=ee=f0?="),
    reading: { subject: "Договор" },
  },
  {
    name: "an encoded word with a language (RFC 2231)",
    raw: subject("Subject: =?utf-8*de?Q?Gr=C3=BC=C3=9Fe?="),
    reading: { subject: "Grüße" },
  },
  {
    name: "a subject in raw UTF-8",
    raw: subject(utf8("Subject: Größe und Gewicht")),
    reading: { subject: "Größe und Gewicht" },
  },
  {
    name: "a subject folded after every word, with tabs",
    raw: subject("Subject: Offer\r\n\tfor\r\n the\r\n\tnew hall"),
    reading: { subject: "Offer for the new hall" },
  },
  {
    name: "an empty subject",
    raw: subject("Subject: "),
    reading: { subject: "" },
  },
  {
    name: "a subject of 100,000 characters",
    raw: subject(`Subject: ${"Re: offer ".repeat(10_000)}`),
    reading: { text: "please see above" },
  },
  {
    name: "two subjects and two senders",
    raw: mail({
      subject: ["Subject: The first", "Subject: The second"],
      from: ["From: Ana <ana@orbis.example>", "From: Other <other@elsewhere.example>"],
    }),
    reading: { subject: "The first", from: "Ana <ana@orbis.example>" },
  },
  {
    name: "header names in odd case with spaces before the colon",
    raw: mail({ subject: ["SUBJECT : Shouted"], from: ["fRoM: ANA@ORBIS.EXAMPLE"] }),
    reading: { subject: "Shouted", from: "ana@orbis.example" },
  },
  {
    name: "no From and no Date",
    raw: mail({ from: [], date: [] }),
    reading: { from: null, text: "please see above" },
  },
  {
    name: "Sender in place of From",
    raw: mail({ from: ["Sender: Desk <desk@orbis.example>"] }),
    reading: { from: "Desk <desk@orbis.example>" },
  },
  {
    name: "an address without brackets and a comment as the name",
    raw: from("From: ana@orbis.example (Ana Ruiz)"),
    reading: { from: "Ana Ruiz <ana@orbis.example>" },
  },
  {
    name: "an address in double brackets",
    raw: from("From: Ana <<ana@orbis.example>>"),
    reading: { from: "Ana <ana@orbis.example>" },
  },
  {
    name: "a name that is another address",
    raw: from('From: "boss@orbis.example" <thief@elsewhere.example>'),
    reading: { from: "boss@orbis.example <thief@elsewhere.example>" },
  },
  {
    name: "a group of recipients, and an empty one",
    raw: to("To: Team: ben@n.example, zoe@n.example;, undisclosed-recipients:;"),
    reading: { to: ["ben@n.example", "zoe@n.example"] },
  },
  {
    name: "recipients parted by semicolons",
    raw: to("To: Ben <ben@n.example>; Zoe <zoe@n.example>"),
    reading: { to: ["ben@n.example", "zoe@n.example"] },
  },
  {
    name: "a quoted comma in a name",
    raw: to('To: "Stone, Ben" <ben@n.example>, zoe@n.example'),
    reading: { to: ["ben@n.example", "zoe@n.example"] },
  },
  {
    name: "the same recipient three times",
    raw: to("To: ben@n.example, BEN@N.EXAMPLE, Ben <ben@n.example>"),
    reading: { to: ["ben@n.example"] },
  },
  {
    name: "a header line without a colon in between",
    raw: mail({ date: ["Date: Mon, 2 Nov 2026 09:12:00 +0100", "this line is no header"] }),
    reading: { subject: "Hostile" },
  },
  {
    name: "an mbox line before the headers",
    raw: `From ana@orbis.example Mon Nov  2 09:12:00 2026\r\n${mail({ subject: ["Subject: From a mailbox file"] })}`,
    reading: { subject: "From a mailbox file" },
  },
];
