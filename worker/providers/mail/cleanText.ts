/** Text of a body as it is kept: line ends are `\n`, no control characters, no half surrogate pairs. Bidi marks stay. */
export function cleanText(text: string): string {
  return text.replace(lineEnds, "\n").replace(controls, "").toWellFormed();
}

/** A header's value as one line: runs of white space become one space. At most `maxLength` UTF-16 units. */
export function cleanLine(text: string, maxLength: number): string {
  const line = text
    .slice(0, maxLength * 4)
    .replace(unseen, "")
    .replace(spaces, " ");
  return clamp(line.trim().toWellFormed(), maxLength);
}

/** The first `maxLength` UTF-16 units, never half of a surrogate pair. */
export function clamp(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength);
  return cut.isWellFormed() ? cut : cut.slice(0, -1).toWellFormed();
}

const lineEnds = /\r\n?|\u2028|\u2029/g;
const spaces = /\s+/g;
// C0 without tab and line feed, DEL, and C1, which no text of people holds once its charset is decoded.
const unseen = /(?!\s)\p{Cc}/gu;
const controls = /(?![\t\n])\p{Cc}/gu;
