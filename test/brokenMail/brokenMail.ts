import { base64, rawMessage, utf8 } from "#sandbox/mailboxes/hostile/hostileSource.ts";

/** What every reader makes of a mail, as far as a case says. */
export interface Reading {
  subject?: string;
  /** Name and address as `Name <address>`, either may be missing; null for nobody. */
  from?: string | null;
  /** Addresses of To. */
  to?: string[];
  /** A piece of the text that a person reads. */
  text?: string;
  /** What the text must not show. */
  without?: string;
  /** File names of the attachments, in order. */
  files?: string[];
}

/** A message after a public report of mail that programs could not read. */
export interface BrokenMail {
  /** What is wrong with it; unique. */
  name: string;
  /** One character a byte. */
  raw: string;
  reading: Reading;
  /** Where a reader is given less, such as Graph, which has read the mail itself. */
  outlook?: Reading;
  /** Where it lies inside another mail. */
  inside?: Reading;
}

const owner = "ada@threadbook.example";
type Frame = Parameters<typeof rawMessage>[2];

/** Headers of ordinary mail with what a case replaces, and a body. */
export function mail(frame: Frame, body?: string): string {
  return rawMessage(owner, crypto.randomUUID(), frame, body);
}

/** A multipart mail of these parts. */
export function multipart(kind: string, parts: string[], frame: Frame = {}, end = "--b--\r\n"): string {
  const more = ["MIME-Version: 1.0", `Content-Type: multipart/${kind}; boundary="b"`];
  return mail({ more, ...frame }, `${parts.map((part) => `--b\r\n${part}\r\n`).join("")}${end}`);
}

/** A part of plain text. */
export const text = (words: string, type = "text/plain; charset=utf-8") =>
  `Content-Type: ${type}\r\n\r\n${words}`;

/** A part that is a file, its headers as given. */
export const file = (headers: string[], content = "%PDF-1.4") =>
  [...headers, "Content-Transfer-Encoding: base64", "", base64(content)].join("\r\n");

/** A mail of one text with these headers of its body. */
export const body = (headers: string[], words: string, frame: Frame = {}) =>
  mail({ ...frame, more: ["MIME-Version: 1.0", ...headers] }, words);

export { base64, utf8 };
