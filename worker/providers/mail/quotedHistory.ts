import { isAttribution, isForwardMark, isHeaderBlock, isOriginalMessageMark } from "#shared/quoteMarks.ts";

/**
 * What the sender wrote, without the mail that is answered below, above or between: Gmail, Outlook, Apple, Thunderbird
 * and mobile styles in several languages, and lines that begin with `>`. Forwarded mail stays: it is what the sender
 * sends. Where nothing would be left, the text stays as it is.
 */
export function cutQuotedHistory(text: string, options: { isForward: boolean }): string {
  const lines = text.split("\n", maxLines);
  const kept: string[] = [];
  let at = 0;
  while (at < lines.length) {
    const line = lines[at]!;
    if (isForwardMark(line)) {
      kept.push(...lines.slice(at));
      break;
    }
    const attribution = isAttribution(lines, at);
    if (attribution > 0) {
      const next = nextText(lines, at + attribution);
      // Without `>` there is no telling where the quote ends: mail programs that do so quote to the end.
      if (!isQuoted(lines[next])) break;
      at = next;
      continue;
    }
    if (isQuoted(line)) {
      at++;
      continue;
    }
    if (isOriginalMessageMark(line) || (!options.isForward && isHeaderBlock(lines, at))) break;
    kept.push(line);
    at++;
  }
  const own = tidy(kept);
  return own === "" ? tidy(lines) : own;
}

/** Whether the subject says that the mail passes another one on. */
export function isForwardSubject(subject: string): boolean {
  return /^\s*(?:(?:re|aw|antw|sv|odp|ref|r|回复|回覆)\s*[:：]\s*)*(?:fwd?|wg|tr|rv|enc|i|pd|vs|fs|vb|vl|doorst|továbbítás|trs|[İi]lt|πρθ|הועבר|转发|轉寄|転送)\s*[:：]/iu.test(
    subject,
  );
}

function isQuoted(line: string | undefined): boolean {
  return line !== undefined && /^\s{0,3}>/.test(line);
}

function nextText(lines: string[], from: number): number {
  let at = from;
  while (at < lines.length && lines[at]!.trim() === "") at++;
  return at;
}

/** No more than one empty line in a row, none at the ends. */
function tidy(lines: string[]): string {
  const out: string[] = [];
  for (const line of lines) {
    const text = line.trimEnd();
    if (text !== "" || (out.length > 0 && out.at(-1) !== "")) out.push(text);
  }
  while (out.at(-1) === "") out.pop();
  return out.join("\n");
}

const maxLines = 5000;
