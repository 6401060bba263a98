/**
 * Characters that a mail may use to deceive whoever reads it: controls, bidirectional overrides and isolates,
 * zero-width spaces, soft hyphens, the byte order mark and invisible tags. Joiners stay: scripts and emoji need them.
 */
const deceiving =
  /[\p{Cc}\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]+/gu;

/** Stacks of combining marks that paint over the lines around them are cut to this many. */
const combining = /(\p{M}{4})\p{M}+/gu;

/** Text of a mail as one line that can be shown safely: no control characters, single spaces. */
export function plainText(text: string): string {
  return cleanText(text).trim();
}

/** The same for a part of a text, whose spaces part it from what stands around it. */
export function cleanText(text: string): string {
  return text.replace(deceiving, " ").replace(combining, "$1").replace(/\s+/g, " ");
}
