import { Parser } from "htmlparser2";

/**
 * What a person reads of an HTML mail, as plain text: for search and for recognising who it is about, not for showing.
 * Quoted mail comes out with `> ` before its lines. Time is bounded, whatever the markup: it stops after `maxLength`
 * characters of text, and inside markup that is nested more than a few hundred levels deep.
 */
export function htmlToText(html: string, maxLength: number): string {
  const writer = new TextWriter();
  let depth = 0;
  let hiddenFrom = 0;
  let preFrom = 0;
  const quotes: number[] = [];
  const parser = new Parser({
    onopentag(name, attributes) {
      depth++;
      if (hiddenFrom > 0) return;
      if (hidden.has(name) || isHidden(attributes.style)) hiddenFrom = depth;
      else if (name === "br") writer.newLine();
      else if (name === "blockquote" && isQuote(attributes)) {
        quotes.push(depth);
        writer.paragraph();
        writer.quoteDepth = quotes.length;
      } else if (paragraphs.has(name)) writer.paragraph();
      else if (blocks.has(name)) writer.block();
      if (name === "li") writer.write("- ");
      if (name === "pre" && preFrom === 0) preFrom = depth;
    },
    ontext(text) {
      if (hiddenFrom === 0) writer.write(text, preFrom > 0);
    },
    onclosetag(name) {
      if (quotes.at(-1) === depth) {
        quotes.pop();
        writer.block();
        writer.quoteDepth = quotes.length;
      }
      if (hiddenFrom === 0) {
        if (paragraphs.has(name)) writer.paragraph();
        else if (blocks.has(name)) writer.block();
        else if (name === "td" || name === "th") writer.write(" ");
      }
      if (hiddenFrom === depth) hiddenFrom = 0;
      if (preFrom === depth) preFrom = 0;
      depth--;
    },
  });
  // In pieces, so that markup made to be slow is left before it costs anything.
  for (let at = 0; at < html.length && writer.length < maxLength && depth < maxDepth; at += pieceLength)
    parser.write(html.slice(at, at + pieceLength));
  return writer.text();
}

/** Decodes character references such as `&#39;` in text that holds no markup. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  let decoded = "";
  const parser = new Parser({
    ontext(piece) {
      decoded += piece;
    },
  });
  parser.end(text.replaceAll("<", "&lt;"));
  return decoded;
}

const pieceLength = 8192;
const maxDepth = 500;
const hidden = new Set([
  "script",
  "style",
  "head",
  "title",
  "template",
  "svg",
  "noscript",
  "object",
  "select",
]);
const paragraphs = new Set([
  "p",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "ul",
  "ol",
  "table",
  "blockquote",
  "pre",
  "hr",
]);
const blocks = new Set([
  "div",
  "li",
  "tr",
  "section",
  "article",
  "header",
  "footer",
  "main",
  "address",
  "dt",
  "dd",
  "center",
  "form",
  "body",
]);

function isHidden(style: string | undefined): boolean {
  return style !== undefined && /display\s*:\s*none/i.test(style);
}

/** Mail programs mark a quote; a bare blockquote is how people indent. */
function isQuote(attributes: Record<string, string>): boolean {
  return attributes.type === "cite" || /quote/i.test(attributes.class ?? "") || attributes.cite !== undefined;
}

/** Gathers lines, white space collapsed as a browser does. */
class TextWriter {
  quoteDepth = 0;
  length = 0;
  readonly #lines: string[] = [];
  #line = "";
  #linePrefix = "";
  #endsInSpace = false;

  write(text: string, isPreformatted = false): void {
    if (isPreformatted) {
      const [first = "", ...rest] = text.split(/\r\n?|\n/);
      this.#append(first);
      for (const line of rest) {
        this.newLine();
        this.#append(line);
      }
      return;
    }
    const collapsed = text.replace(/[ \t\r\n\f]+/g, " ");
    const isSecondSpace = collapsed.startsWith(" ") && (this.#line === "" || this.#endsInSpace);
    this.#append(isSecondSpace ? collapsed.slice(1) : collapsed);
  }

  newLine(): void {
    this.#lines.push(
      `${this.#line === "" ? "> ".repeat(this.quoteDepth) : this.#linePrefix}${this.#line}`.trimEnd(),
    );
    this.#line = "";
  }

  block(): void {
    if (this.#line.trim() !== "") this.newLine();
    this.#line = "";
  }

  paragraph(): void {
    this.block();
    const last = this.#lines.at(-1);
    if (last !== undefined && !/^[> ]*$/.test(last)) this.newLine();
  }

  text(): string {
    this.block();
    return this.#lines.join("\n").trim();
  }

  #append(text: string): void {
    if (text === "") return;
    if (this.#line === "") this.#linePrefix = "> ".repeat(this.quoteDepth);
    this.#line += text.replaceAll("\u00a0", " ");
    this.#endsInSpace = text.endsWith(" ");
    this.length += text.length;
  }
}
