import type { ImportRow } from "#shared/businessImport.ts";
import { reasonWords } from "./importWords.ts";

/**
 * Refused rows as CSV (RFC 4180) with their number first and why last. What a spreadsheet would take for a formula is kept
 * from being one: the cells are a stranger's.
 */
export function refusedFile(heading: string[], rows: ImportRow[]): string {
  const lines = rows.map(({ number, cells, code, value }) => [
    String(number),
    ...cells,
    [reasonWords(code), value ?? ""].filter(Boolean).join(" "),
  ]);
  // The mark at the beginning tells spreadsheets that it is UTF-8.
  return `\ufeff${[heading, ...lines].map((line) => line.map(cellOf).join(",")).join("\r\n")}\r\n`;
}

function cellOf(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
