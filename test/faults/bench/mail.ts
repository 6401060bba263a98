import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import type { Random } from "#sandbox/mailboxes/random.ts";
import { scenarioStart } from "./clock.ts";

const day = 86_400_000;

/** Raw bytes of a small mail whose subject no other mail of the scenario has. */
export function smallMail(number: number, random: Random): Uint8Array {
  const from = random.pick(["Ana Ruiz <ana@orbis.example>", "Bob Stone <bob@acme.example>"]);
  // Some senders give one Message-ID to different mails.
  const id = random.chance(0.05) ? "same" : String(number);
  const lines = [
    `From: ${from}`,
    "To: Ada <ada@northwind.example>",
    `Subject: Mail ${number}`,
    `Message-ID: <${id}@orbis.example>`,
    "Date: Fri, 20 Nov 2026 09:00:00 +0000",
    "Content-Type: text/plain; charset=utf-8",
    "",
    `Text of mail ${number}.`,
  ];
  return new TextEncoder().encode(`${lines.join("\r\n")}\r\n`);
}

/** Mail of the last weeks in the places where mail lies. */
export function olderMails(count: number, random: Random): SampleEmail[] {
  return Array.from({ length: count }, (_, number) => ({
    raw: smallMail(number, random),
    receivedAt: scenarioStart - random.int(1, 40 * day),
    threadKey: `thread ${random.int(0, count)}`,
    labels: random.weighted<string[]>([
      [["INBOX", "UNREAD"], 4],
      [["INBOX"], 4],
      [["INBOX", "STARRED"], 1],
      [["SENT"], 2],
      [["Clients"], 2],
      [["DRAFT"], 1],
      [["SPAM"], 1],
      [["TRASH"], 1],
    ]),
  }));
}
