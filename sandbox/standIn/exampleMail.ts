import type { SampleEmail } from "../mail/sampleEmail.ts";

/** The time at which a test's stand-in begins. */
export const exampleStart = Date.UTC(2026, 10, 20, 9, 0, 0);

/** Whose mailbox it is. */
export const ada = "ada@threadbook.example";

/** A small mail; `number` tells it from the others. */
export function exampleMail(
  number: number,
  lines: { subject?: string; from?: string; text?: string } = {},
): Uint8Array {
  return Buffer.from(
    [
      `From: ${lines.from ?? "Bob Stone <bob@acme.example>"}`,
      `To: ${ada}`,
      `Subject: ${lines.subject ?? `Mail ${number}`}`,
      `Message-ID: <mail-${number}@acme.example>`,
      "",
      lines.text ?? `Text of mail ${number}.`,
      "",
    ].join("\r\n"),
  );
}

/** `count` mails, a minute apart, the last one a minute before `exampleStart`; each its own conversation. */
export function exampleMails(count: number, labels: string[] = ["INBOX", "UNREAD"]): SampleEmail[] {
  return Array.from({ length: count }, (_, index) => ({
    raw: exampleMail(index),
    receivedAt: exampleStart - (count - index) * 60_000,
    threadKey: `thread ${index}`,
    labels,
  }));
}
