/** A hostile message as text with one byte per character. */
export interface HostileSource {
  name: string;
  raw(owner: string): string;
}

/** The headers of ordinary mail, each of which a case may replace (or drop, with an empty list). */
interface Frame {
  from?: string[];
  to?: string[];
  subject?: string[];
  date?: string[];
  messageId?: string[];
  /** Further lines, from Content-Type on. */
  more?: string[];
}

/** Puts a message together without encoding, folding or checking anything. */
export function rawMessage(
  owner: string,
  id: string,
  frame: Frame,
  body = "Hello Ada,\r\n\r\nplease see above.\r\n\r\nAna\r\n",
): string {
  const lines = [
    ...(frame.from ?? ["From: Ana Ruiz <ana.ruiz@orbis.example>"]),
    ...(frame.to ?? [`To: <${owner}>`]),
    ...(frame.subject ?? [`Subject: Hostile ${id}`]),
    ...(frame.date ?? ["Date: Mon, 2 Nov 2026 09:12:00 +0100"]),
    ...(frame.messageId ?? [`Message-ID: <hostile-${id}@orbis.example>`]),
    ...(frame.more ?? ["MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8"]),
  ];
  return `${lines.join("\r\n")}\r\n\r\n${body}`;
}

/** UTF-8 bytes, one per character. */
export const utf8 = (text: string) => Buffer.from(text, "utf8").toString("latin1");

export const base64 = (text: string) => Buffer.from(text, "utf8").toString("base64");
