import type { ImportField } from "#shared/businessImport.ts";

/** A file as rows and columns. */
export interface ImportTable {
  columns: string[];
  /** What each column is, as far as its name tells. */
  mapping: (ImportField | null)[];
  rows: { number: number; cells: string[] }[];
}

/** Characters of one cell that are kept. */
const longestCell = 10_000;
const mostColumns = 200;

/** A cell as it is stored: without control characters, bounded. */
function cleanCell(text: string): string {
  return text
    .replace(/[\p{Cc}--[\n\t]]/gv, "")
    .trim()
    .slice(0, longestCell);
}

/** A row as it is stored. */
export function cleanRow(cells: string[]): string[] {
  return cells.slice(0, mostColumns).map(cleanCell);
}
