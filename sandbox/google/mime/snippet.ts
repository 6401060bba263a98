import { beginningOf, escapeHtml } from "../../mime/text.ts";

const snippetLength = 200;

/** The first 200 characters of a text as Gmail's snippet: one line, HTML-escaped. */
export function snippetOf(content: Buffer, isHtml: boolean): string {
  const text = beginningOf(content, isHtml);
  if (text.length <= snippetLength) return escapeHtml(text.toWellFormed());
  const cut = text.slice(0, snippetLength);
  const word = cut.lastIndexOf(" ");
  return escapeHtml((word > snippetLength / 2 ? cut.slice(0, word) : cut).toWellFormed());
}
