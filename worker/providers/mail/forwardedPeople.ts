import type { Address } from "#shared/address.ts";
import { isForwardMark, isHeaderBlock } from "#shared/quoteMarks.ts";
import { parseAddresses } from "./addresses.ts";

/** Mails inside each other that are looked at: who forwards a forward wants the first writer found as well. */
const mostMails = 4;
/** Lines of one header block. */
const longestBlock = 14;

/**
 * Who wrote the mails that a text passes on, outermost first, then whom they were written to: from the header blocks
 * of Gmail, Outlook, Apple Mail and Thunderbird in several languages. Without a mark that says "forwarded", a block
 * counts only where the subject says so (`isForward`): else it is the mail that was answered.
 */
export function forwardedPeople(text: string, isForward: boolean): Address[] {
  const lines = text.split("\n", 5000).map((line) => line.replace(/^(?:\s{0,3}>)+\s?/, ""));
  const senders: Address[] = [];
  const recipients: Address[] = [];
  let isInside = isForward;
  for (let at = 0; at < lines.length && senders.length < mostMails; at++) {
    isInside ||= isForwardMark(lines[at]!);
    if (!isInside || !fromLine.test(lines[at]!) || !isHeaderBlock(lines, at)) continue;
    senders.push(...peopleOf(lines, at, fromLine).slice(0, 1));
    for (let line = at + 1; line < at + longestBlock && lines[line]?.trim(); line++)
      if (toLine.test(lines[line]!)) recipients.push(...peopleOf(lines, line, toLine));
  }
  return [...senders, ...recipients];
}

/** Addresses of a labelled line; Outlook writes `Name [mailto:a@b]` as well, and mail programs wrap. */
function peopleOf(lines: string[], at: number, label: RegExp): Address[] {
  const own = lines[at]!.replace(label, "");
  const next = lines[at + 1] ?? "";
  const value = own.includes("@") || !/^\s*[<[]?\S+@\S+$/.test(next) ? own : `${own} ${next}`;
  const plain = value
    .replace(/\[mailto:([^\]]+)\]/gi, "<$1>")
    .replace(/<mailto:([^>]+)>/gi, "<$1>")
    .replace(/\*+/g, "")
    .replace(/<([^<>@\s]+@[^<>\s]+)>\s*<\1>/g, "<$1>")
    .replace(/;/g, ",");
  return parseAddresses([plain.slice(0, 4000)]);
}

const fromLine = /^\s*\*{0,2}(?:From|Von|De|Da|Van|Od|Från|Fra|差出人)\*{0,2}\s?[:：]\*{0,2}\s*/iu;
const toLine = /^\s*\*{0,2}(?:To|An|À|Para|A|Aan|Do|Till|Til|宛先)\*{0,2}\s?[:：]\*{0,2}\s*/iu;
