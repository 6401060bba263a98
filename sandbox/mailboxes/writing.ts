import { countries } from "./countries.ts";
import type { Content, Turn } from "./exchanges/exchange.ts";
import { formatParties, formatParty, type Header, headerDate, headerText } from "./mime/header.ts";
import {
  filePart,
  type MimePart,
  messageBytes,
  multipart,
  type TransferEncoding,
  textPart,
} from "./mime/part.ts";
import { pngFile } from "./mime/sampleFiles.ts";
import type { MailClient } from "./person.ts";
import { fullSubject, htmlWithHistory, signatureOf, textWithHistory } from "./quoting.ts";
import { createRandom, hash32, type Random } from "./random.ts";
import { utcOffset } from "./workHours.ts";

/** The Message-ID of a turn, in the style of its writer's mail client; the same for whoever looks at it. */
function messageIdOf(turn: Turn, exchangeKey: string): string {
  const random = createRandom("id", exchangeKey, turn.index, turn.from.address);
  const host = turn.from.address.split("@")[1]!;
  switch (turn.sender.mailClient) {
    case "gmail":
      return turn.machine
        ? `<${random.hex(24)}.${turn.sentAt}@${host}>`
        : `<CA${random.hex(12).toUpperCase()}+${random.hex(24)}=${random.hex(8)}@mail.gmail.com>`;
    case "outlook":
      return `<${random.hex(4).toUpperCase()}PR0${random.digits(1)}MB${random.digits(4)}${random.hex(26).toUpperCase()}@mail.${host}>`;
    case "apple":
      return `<${[8, 4, 4, 4, 12].map((length) => random.hex(length).toUpperCase()).join("-")}@${host}>`;
    case "thunderbird":
      return `<${[8, 4, 4, 4, 12].map((length) => random.hex(length)).join("-")}@${host}>`;
  }
}

function referencesOf(turn: Turn, exchangeKey: string): string[] {
  const ids: string[] = [];
  for (let each = turn.parent; each; each = each.parent) ids.unshift(messageIdOf(each, exchangeKey));
  return ids;
}

function boundary(client: MailClient, random: Random): string {
  if (client === "gmail") return `000000000000${random.hex(16)}`;
  if (client === "outlook") return `_000_${random.hex(24).toUpperCase()}_`;
  if (client === "apple")
    return `Apple-Mail=_${random.hex(8).toUpperCase()}-${random.hex(4).toUpperCase()}-${random.hex(12).toUpperCase()}`;
  return `------------${random.hex(24)}`;
}

/** How a mail client encodes a body that is not plain ASCII. */
function transferEncoding(client: MailClient, charset: string, random: Random): TransferEncoding {
  if (charset === "iso-2022-jp") return "7bit";
  if (client === "thunderbird") return "8bit";
  if (client === "outlook") return charset === "utf-8" && random.chance(0.5) ? "base64" : "quoted-printable";
  return charset === "utf-8" && random.chance(0.2) ? "base64" : "quoted-printable";
}

/** Breaks long lines as Gmail and Thunderbird do; text without spaces stays. */
function wrapLines(text: string, width: number): string {
  const pattern = new RegExp(`(?=[^\\n]{${width + 1}})([^\\n]{1,${width}}) (?=\\S)`, "g");
  return text
    .split("\n")
    .map((line) => (line.length <= width || line.startsWith(">") ? line : line.replace(pattern, "$1\n")))
    .join("\n");
}

function bodyPart(turn: Turn, content: Content, random: Random): MimePart {
  if (content.part) return content.part;
  const { mailClient, charset } = turn.sender;
  const encoding = transferEncoding(mailClient, charset, random);
  const wrapped = mailClient === "gmail" || mailClient === "thunderbird";
  const history = turn.machine ? content.text : textWithHistory(turn);
  const text = textPart(wrapped ? wrapLines(history, 76) : history, { charset, encoding });
  const plainOnly =
    !content.html && (mailClient === "thunderbird" || turn.kind === "list" || random.chance(0.12));
  const logo =
    !plainOnly &&
    mailClient === "outlook" &&
    turn.index === 0 &&
    signatureOf(turn).length > 2 &&
    random.chance(0.35)
      ? `image001.png@${random.hex(8).toUpperCase()}`
      : undefined;
  let body = text;
  if (!plainOnly) {
    const markup = content.html ?? `<html><body>${htmlWithHistory(turn, logo)}</body></html>`;
    const alternatives = [
      text,
      textPart(markup, { type: "text/html", charset: mailClient === "apple" ? "utf-8" : charset, encoding }),
    ];
    if (content.calendar)
      alternatives.push(
        textPart(content.calendar.ics, {
          type: "text/calendar",
          charset: "utf-8",
          encoding: "8bit",
          parameters: `; method=${content.calendar.method}`,
        }),
      );
    body = multipart("alternative", boundary(mailClient, random), alternatives);
  }
  if (logo) {
    const colour = hash32(turn.sender.address.split("@")[1]!);
    const picture = pngFile(24, 24, [colour & 255, (colour >> 8) & 255, (colour >> 16) & 255]);
    body = multipart("related", boundary(mailClient, random), [
      body,
      filePart({ filename: "image001.png", type: "image/png", content: picture, contentId: logo }, "word"),
    ]);
  }
  const files = [...(content.files ?? [])];
  if (content.calendar)
    files.push({
      filename: "invite.ics",
      type: "application/ics",
      content: Buffer.from(content.calendar.ics, "utf8").toString("latin1"),
    });
  if (files.length === 0) return body;
  const style = mailClient === "gmail" || mailClient === "outlook" ? "word" : "rfc2231";
  return multipart("mixed", boundary(mailClient, random), [
    body,
    ...files.map((file) => filePart(file, style)),
  ]);
}

/** A delivery into one mailbox; absent for a sent mail or a draft. */
export interface Delivery {
  /** The address of ours it was delivered to. */
  to: string;
  at: number;
}

function traceHeaders(turn: Turn, delivery: Delivery, random: Random): Header[] {
  const host = turn.from.address.split("@")[1]!;
  const address = `192.0.2.${random.int(2, 250)}`;
  const bounceAddress = turn.kind === "bounce" ? "" : turn.from.address;
  return [
    ["Delivered-To", delivery.to],
    ["Return-Path", `<${bounceAddress}>`],
    [
      "Received",
      `from mail.${host} (mail.${host} [${address}])\r\n by mx.northwind.example with ESMTPS id ${random.hex(12)}\r\n for <${delivery.to}>; ${headerDate(delivery.at, 0)}`,
    ],
  ];
}

/** Writes a turn out as the bytes that lie in one mailbox. */
export function writeEmail(
  turn: Turn,
  exchangeKey: string,
  delivery: Delivery | undefined,
): { raw: Uint8Array; messageId: string } {
  const random = createRandom("form", exchangeKey, turn.index);
  const content = turn.compose();
  const { charset, country, mailClient } = turn.sender;
  const messageId = messageIdOf(turn, exchangeKey);
  const references = referencesOf(turn, exchangeKey);
  const part = bodyPart(turn, content, random);
  const headers: Header[] = delivery
    ? traceHeaders(turn, delivery, createRandom("trace", exchangeKey, turn.index, delivery.to))
    : [];
  headers.push(["From", formatParty(turn.from, charset)], ["To", formatParties(turn.to, charset)]);
  if (turn.cc.length > 0) headers.push(["Cc", formatParties(turn.cc, charset)]);
  headers.push(
    ["Subject", headerText(fullSubject(turn, content), charset)],
    ["Date", headerDate(turn.sentAt, utcOffset(country, turn.sentAt))],
    ["Message-ID", messageId],
  );
  if (references.length > 0)
    headers.push(["In-Reply-To", references.at(-1)!], ["References", references.join("\r\n ")]);
  if (mailClient === "outlook" && !turn.machine)
    headers.push(
      ["Thread-Topic", headerText(content.subject, charset)],
      ["Content-Language", countries[country].language],
    );
  if (mailClient === "apple" && !turn.machine) headers.push(["X-Mailer", "Apple Mail (2.3826.200.121)"]);
  if (mailClient === "thunderbird" && !turn.machine) headers.push(["User-Agent", "Mozilla Thunderbird"]);
  headers.push(...turn.headers);
  return { raw: messageBytes(headers, part), messageId };
}
