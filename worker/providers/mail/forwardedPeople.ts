import type { Address } from "#shared/address.ts";
import { isForwardMark, isHeaderBlock } from "#shared/quoteMarks.ts";
import { parseAddresses } from "./addresses.ts";

/** Mails inside each other that are looked at: who forwards a forward wants the first writer found as well. */
const mostMails = 4;
/** Lines of one header block. */
const longestBlock = 14;

/**
 * Who wrote the mails that a text passes on, outermost first, then whom they were written to: from the header blocks
 * of Gmail, Outlook, Apple Mail and Thunderbird. Below a mark that says "forwarded" the labels may be in any language:
 * mail programs name the sender before the recipients. Without one a block counts only where the subject says so
 * (`isForward`): else it is the mail that was answered.
 */
export function forwardedPeople(text: string, isForward: boolean): Address[] {
  const lines = text.split("\n", 5000).map((line) => line.replace(/^(?:\s{0,3}>)+\s?/, ""));
  const senders: Address[] = [];
  const recipients: Address[] = [];
  let isInside = isForward;
  for (let at = 0; at < lines.length && senders.length < mostMails; at++) {
    const isMark = isForwardMark(lines[at]!);
    isInside ||= isMark;
    if (!isMark && !(isInside && (isHeaderBlock(lines, at) || isForeignBlock(lines, at)))) continue;
    const [sender, ...others] = blockPeople(lines, isMark ? at + 1 : at);
    if (sender) senders.push(sender);
    recipients.push(...others);
    at += sender ? 3 : 0;
  }
  return [...senders, ...recipients];
}

/**
 * A block in a language that is not known: at least three labelled lines, the first with an address, another with a
 * date, as no signature has them.
 */
function isForeignBlock(lines: string[], at: number): boolean {
  if (!labelled.test(lines[at]!) || !/\S@\S/.test(lines[at]!)) return false;
  const near = lines.slice(at, at + longestBlock);
  const end = near.findIndex((line) => !labelled.test(line));
  const block = end < 0 ? near : near.slice(0, end);
  return block.length >= 3 && block.slice(1).some((line) => saysWhen.test(line.slice(0, 200)));
}

/** A date that ends the line or has a time behind it. */
const saysWhen =
  /(?:(?<!\d)\d{1,2}([./-])\d{1,2}\1(?:19|20)\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2}|\p{L}{3,}[.,]?\s+(?:\d{1,2}[.,]?\s+)?(?:19|20)\d\d)(?=\s*$|[\s,]+(?:\p{L}+\s+)?\d{1,2}[:.h]\d\d)|(?:19|20)\d\d年/u;

/** The people of a header block that begins here or behind empty lines, in its order. */
function blockPeople(lines: string[], from: number): Address[] {
  let at = from;
  while (at < from + 3 && lines[at]?.trim() === "") at++;
  const people: Address[] = [];
  for (let line = at; line < at + longestBlock && lines[line]?.trim(); line++)
    if (labelled.test(lines[line]!)) people.push(...peopleOf(lines, line));
  return people;
}

/** Addresses of a labelled line; Outlook writes `Name [mailto:a@b]` as well, and mail programs wrap. */
function peopleOf(lines: string[], at: number): Address[] {
  const own = lines[at]!.replace(labelled, "");
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

/** A short label of one to three words, with marks of bold text or of writing direction around it. */
const labelled = /^[\s\u200e\u200f\u202a-\u202e]*\*{0,2}\p{L}[\p{L}\p{M} .-]{0,24}\*{0,2}\s?[:：]\*{0,2}\s*/u;
