import { isAttribution, isForwardMark, isHeaderBlock, isOriginalMessageMark } from "#shared/quoteMarks.ts";
import { t } from "../../i18n/t.ts";

/** Where Outlook's own programs begin the answered mail; the ids do not come through the sanitiser. */
const outlookStarts =
  "#appendonsend, #divRplyFwdMsg, #mail-editor-reference-message-container, #OLK_SRC_BODY_SECTION";
const marked = "threadbook-history";
const quotes = [
  "blockquote[type=cite]",
  ".gmail_quote",
  ".gmail_quote_container",
  ".moz-cite-prefix",
  ".protonmail_quote",
  ".yahoo_quoted",
  ".zmail_extra",
  ".OutlookMessageHeader",
  `.${marked}`,
].join(", ");
/** Elements that are looked at for a block of headers; a mail whose answer is longer shows its history. */
const mostBlocks = 3000;

/** Keeps in a class what programs say by an id. */
export function markHistory(mail: Document): void {
  for (const element of mail.querySelectorAll(outlookStarts)) element.classList.add(marked);
}

/** The answered mail below an answer is one click away, by a native element: the frame runs no script. */
export function foldHistory(body: HTMLElement): void {
  const found = firstOf(body.querySelector(quotes), headerBlock(body));
  if (found === null) return;
  const start = withAttribution(outermost(found, body), body);
  if (isForwardMark(firstLine(start)) || !hasTextBefore(start, body)) return;
  const details = body.ownerDocument.createElement("details");
  const summary = body.ownerDocument.createElement("summary");
  summary.textContent = t("email.earlier");
  start.before(details);
  details.append(summary);
  // An answer below or between stays: only what is the quote's own is folded then.
  if (found.matches("blockquote, .gmail_quote, .moz-cite-prefix") && hasTextAfter(start, body)) {
    const quote = start === found ? null : found;
    details.append(start);
    if (quote !== null && !start.contains(quote)) details.append(quote);
    return;
  }
  for (let level: Element = details; level !== body && level.parentElement; level = level.parentElement)
    for (let next = level.nextSibling; next; next = level.nextSibling) details.append(next);
}

/** Outlook's block of headers, in any of its languages; or the line that says that the original follows. */
function headerBlock(body: HTMLElement): Element | null {
  let looked = 0;
  for (const element of body.querySelectorAll("p, div, td, span, pre")) {
    if (++looked > mostBlocks) return null;
    const text = element.textContent;
    // Of nested elements the innermost that holds the block is meant.
    if (text.length > 4000 || !/[:：]|^\s*[-_]{2,}/.test(text.slice(0, 200))) continue;
    const lines = linesOf(element);
    const first = lines.findIndex((line) => line.trim() !== "");
    if (first === -1) continue;
    if (isHeaderBlock(lines, first) || isOriginalMessageMark(lines[first] ?? "")) return element;
  }
  return null;
}

/** The text of an element as it is seen, line by line. */
function linesOf(element: Element): string[] {
  const copy = element.cloneNode(true) as Element;
  for (const end of copy.querySelectorAll("br, p, div, tr, li")) end.after("\n");
  return copy.textContent
    .replaceAll("\u00a0", " ")
    .split("\n")
    .map((line) => line.trim())
    .filter((line, index, all) => line !== "" || all[index - 1] !== "");
}

function firstLine(element: Element): string {
  return linesOf(element).find((line) => line.trim() !== "") ?? "";
}

function firstOf(one: Element | null, other: Element | null): Element | null {
  if (one === null || other === null) return one ?? other;
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? one : other;
}

/** The farthest element around it that begins with it. */
function outermost(element: Element, body: HTMLElement): Element {
  let start = element;
  while (start.parentElement && start.parentElement !== body && !hasTextBefore(start, start.parentElement))
    start = start.parentElement;
  // All of the mail in one element is not its history.
  return start.parentElement === body && !hasTextBefore(start, body) ? element : start;
}

/** "On Monday, Ana wrote:" above a quote belongs to it. */
function withAttribution(start: Element, body: HTMLElement): Element {
  let before = start.previousElementSibling;
  while (before && before !== body && before.textContent.trim() === "")
    before = before.previousElementSibling;
  const line = before?.textContent.replace(/\s+/g, " ").trim() ?? "";
  if (before === null || line === "" || line.length > 300) return start;
  return before.matches(".moz-cite-prefix, .gmail_attr") || isAttribution([line, "> "], 0) > 0
    ? before
    : start;
}

function hasTextBefore(element: Element, within: Element): boolean {
  const range = element.ownerDocument.createRange();
  range.setStart(within, 0);
  range.setEndBefore(element);
  return range.toString().trim() !== "";
}

function hasTextAfter(element: Element, within: Element): boolean {
  const range = element.ownerDocument.createRange();
  range.setStartAfter(element);
  range.setEndAfter(within.lastChild ?? element);
  return range.toString().trim() !== "";
}
