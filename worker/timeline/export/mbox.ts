import type { Address } from "#shared/address.ts";
import type { ExportedEmail } from "./exportedEmail.ts";
import type { ExportFormat } from "./exportFormat.ts";

const encoder = new TextEncoder();
/** Bytes of an encoded word: 75 characters (RFC 2047, 2) less its frame. */
const wordBytes = 45;
/** Bytes of a line of base64 (RFC 2045, 6.8: 76 characters). */
const lineBytes = 57;

/**
 * mbox (RFC 4155), built anew from what is stored. The raw message at the provider would cost a request for each email
 * (at Gmail 20 units of quota: an hour for 18,000 emails), is gone where the provider deleted it, and cannot leave out
 * what a mailbox does not share. Texts are in base64, in which no line begins with "From ".
 */
export const mbox: ExportFormat = {
  mimeType: "application/mbox",
  extension: "mbox",
  head: "",
  email: (email) => `From - ${asctime(email.sentAt)}\n${headers(email).join("\n")}\n\n${body(email)}\n\n`,
  tail: "",
};

function headers(email: ExportedEmail): string[] {
  const lines = [
    `Date: ${new Date(email.sentAt).toUTCString().replace("GMT", "+0000")}`,
    `From: ${email.from ? person(email.from) : "<>"}`,
    ...people("To", email.to),
    ...people("Cc", email.cc),
    ...people("Bcc", email.bcc),
    `Subject: ${encoded(email.subject ?? "(not shared)")}`,
    `Message-ID: <${header(email.id)}@export.threadbook.invalid>`,
    `X-Threadbook-Mailbox: ${header(email.account)}`,
    ...(email.attachments ?? []).map((name) => `X-Threadbook-Attachment: ${encoded(name)}`),
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "Content-Transfer-Encoding: base64",
  ];
  return lines;
}

function body({ text }: ExportedEmail): string {
  const bytes = encoder.encode(text ?? "(not shared)");
  const lines: string[] = [];
  for (let at = 0; at < bytes.length; at += lineBytes) lines.push(base64(bytes.subarray(at, at + lineBytes)));
  return lines.join("\n");
}

function people(name: string, addresses: Address[]): string[] {
  return addresses.length === 0 ? [] : [`${name}: ${addresses.map(person).join(",\n ")}`];
}

function person({ name, address }: Address): string {
  const plain = header(address).replace(/[<>\s,;]/g, "");
  return name === "" ? `<${plain}>` : `${encoded(name)} <${plain}>`;
}

/** As encoded words (RFC 2047) wherever it is more than letters, digits and spaces: so nothing in it is syntax. */
function encoded(text: string): string {
  if (/^[A-Za-z0-9 ]{0,60}$/.test(text)) return text;
  const words: string[] = [];
  let part = "";
  for (const character of text) {
    if (encoder.encode(part + character).length > wordBytes) {
      words.push(part);
      part = "";
    }
    part += character;
  }
  words.push(part);
  return words.map((word) => `=?utf-8?B?${base64(encoder.encode(word))}?=`).join("\n ");
}

/** A text that is one header line whatever it holds. */
function header(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "");
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

/** `Mon Nov 23 09:00:00 2026`, in UTC. */
function asctime(time: number): string {
  const [weekday = "", day, month, year, clock] = new Date(time).toUTCString().split(" ");
  return `${weekday.replace(",", "")} ${month} ${day} ${clock} ${year}`;
}
