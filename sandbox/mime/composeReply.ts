import addressparser from "nodemailer/lib/addressparser/index.js";
import MailComposer from "nodemailer/lib/mail-composer/index.js";
import { firstHeader, headersOf } from "./headers.ts";

/**
 * An answer to a raw mail as a mail program would write it, with RFC 5322 threading headers. `sent` says whether
 * the mailbox's owner wrote it; it then goes to the sender of the original, else to the owner.
 */
export async function composeReply(input: {
  original: Uint8Array;
  owner: { address: string; aliases: string[] };
  /** The new Message-ID, without angle brackets. */
  messageId: string;
  /** Milliseconds UTC. */
  at: number;
  /** Who answers, such as `Ada Brown <ada@example.com>`. */
  from: string;
  text: string;
  html?: string;
}): Promise<{ raw: Buffer; sent: boolean }> {
  const { owner } = input;
  const headers = headersOf(input.original);
  const [sender] = addressparser(input.from, { flatten: true });
  const sent = [owner.address, ...owner.aliases].some(
    (address) => address.toLowerCase() === sender?.address.toLowerCase(),
  );
  const original = firstHeader(headers, "Message-ID");
  const subject = firstHeader(headers, "Subject");
  const raw = await new MailComposer({
    from: input.from,
    to: sent ? firstHeader(headers, "Reply-To") || firstHeader(headers, "From") : owner.address,
    subject: /^re:/i.test(subject) ? subject : `Re: ${subject}`,
    date: new Date(input.at),
    messageId: `<${input.messageId}>`,
    text: input.text,
    ...(input.html === undefined ? {} : { html: input.html }),
    ...(original
      ? { inReplyTo: original, references: `${firstHeader(headers, "References")} ${original}`.trim() }
      : {}),
  })
    .compile()
    .build();
  return { raw, sent };
}
