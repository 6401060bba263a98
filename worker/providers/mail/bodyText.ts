import { clamp, cleanText } from "./cleanText.ts";
import { mendText } from "./mendText.ts";
import { cutQuotedHistory, isForwardSubject } from "./quotedHistory.ts";

/** An email's text is kept up to here (characters as JavaScript counts them). */
export const maxBodyText = 20_000;

/** How much of a body is looked at: a long quote may stand above a short answer. */
export const maxSource = 100_000;

/** The text of an email as it is stored and searched: clean, without quoted history, bounded. */
export function toBodyText(source: string, subject: string): string {
  const text = mendText(cleanText(clamp(source, maxSource)));
  return clamp(cutQuotedHistory(text, { isForward: isForwardSubject(subject) }), maxBodyText);
}
