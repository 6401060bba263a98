import * as z from "zod";
import { isAttribution, isForwardMark, isHeaderBlock, isOriginalMessageMark } from "./quoteMarks.ts";
import { signatureStart } from "./signature.ts";

/** `own`: what the sender wrote; `quote`: the mail that is answered; `forward`: the mail that is passed on. */
export const textPartSchema = z.object({
  kind: z.enum(["own", "signature", "quote", "forward"]),
  text: z.string(),
});
export type TextPart = z.infer<typeof textPartSchema>;
type Kind = TextPart["kind"];

/** Lines that are looked at: what stands below them goes with the last part. */
const maxLines = 5000;

/**
 * A plain text in its parts, in order and without losing a line: joined by line feeds they are the text. `isForward`
 * says that the mail passes another one on, so that a block of headers in it is no quote. Text that is all quote is
 * `own`: something has to be seen.
 */
export function textParts(text: string, options: { isForward: boolean }): TextPart[] {
  const all = text.split("\n");
  const lines = all.slice(0, maxLines);
  const kinds = kindsOf(lines, options.isForward);
  const rest = all.slice(maxLines);
  for (const _ of rest) kinds.push(kinds.at(-1) ?? "own");
  if (!all.some((line, at) => kinds[at] !== "quote" && line.trim() !== "")) return [{ kind: "own", text }];
  return withSignature(grouped(all, kinds));
}

function kindsOf(lines: readonly string[], isForward: boolean): Kind[] {
  const kinds: Kind[] = [];
  const rest = (kind: Kind) => {
    while (kinds.length < lines.length) kinds.push(kind);
  };
  while (kinds.length < lines.length) {
    const at = kinds.length;
    const line = lines[at]!;
    const attribution = isAttribution(lines, at);
    if (isForwardMark(line)) rest("forward");
    else if (attribution > 0) {
      let next = at + attribution;
      while (next < lines.length && lines[next]!.trim() === "") next++;
      // Without `>` there is no telling where the quote ends: mail programs that do so quote to the end.
      if (!isQuoted(lines[next])) rest("quote");
      else while (kinds.length < next) kinds.push("quote");
    } else if (isQuoted(line)) kinds.push("quote");
    else if (isOriginalMessageMark(line) || isHeaderBlock(lines, at)) rest(isForward ? "forward" : "quote");
    else kinds.push("own");
  }
  return kinds;
}

function isQuoted(line: string | undefined): boolean {
  return line !== undefined && /^\s{0,3}>/.test(line);
}

/** Empty lines between two quotes belong to them, so that one quote stays one part. */
function grouped(lines: readonly string[], kinds: Kind[]): TextPart[] {
  const parts: { kind: Kind; lines: string[] }[] = [];
  for (const [at, line] of lines.entries()) {
    const kind = kinds[at] ?? "own";
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  const joined: typeof parts = [];
  for (const part of parts) {
    const before = joined.at(-1);
    const gap = joined.at(-1)?.kind === "own" && before?.lines.every((line) => line.trim() === "");
    const quote = joined.at(-2);
    if (part.kind === "quote" && gap && before && quote?.kind === "quote") {
      joined.pop();
      quote.lines.push(...before.lines, ...part.lines);
    } else joined.push(part);
  }
  return joined.map((part) => ({ kind: part.kind, text: part.lines.join("\n") }));
}

/** The signature stands at the end of what the sender wrote last. */
function withSignature(parts: TextPart[]): TextPart[] {
  const at = parts.findLastIndex(({ kind, text }) => kind === "own" && text.trim() !== "");
  const own = parts[at];
  if (own === undefined) return parts;
  const lines = own.text.split("\n");
  const start = signatureStart(lines);
  // A mail that is nothing but a greeting is its text.
  if (start === -1 || lines.slice(0, start).every((line) => line.trim() === "")) return parts;
  return parts.toSpliced(
    at,
    1,
    { kind: "own", text: lines.slice(0, start).join("\n") },
    { kind: "signature", text: lines.slice(start).join("\n") },
  );
}
