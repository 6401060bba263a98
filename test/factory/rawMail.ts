/** Whose mailbox the tests connect. */
export const ada = "ada@northwind.example";

/** Raw RFC 822 bytes of a small mail. */
export function rawMail(fields: {
  subject?: string;
  from?: string;
  to?: string;
  text?: string;
  messageId?: string;
}): Uint8Array {
  const {
    subject = "Hello",
    from = "Ana Ruiz <ana@orbis.example>",
    to = `Ada <${ada}>`,
    text = "Good morning.",
  } = fields;
  const messageId = fields.messageId ?? `${crypto.randomUUID()}@orbis.example`;
  const lines = [
    `From: ${from}`,
    `To: ${to}`,
    `Subject: ${subject}`,
    `Message-ID: <${messageId}>`,
    "Date: Fri, 20 Nov 2026 09:00:00 +0000",
    "MIME-Version: 1.0",
    "Content-Type: text/plain; charset=utf-8",
    "",
    text,
  ];
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}
