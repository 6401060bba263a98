import Papa from "papaparse";
import { guessMapping } from "./guessMapping.ts";
import { cleanRow, type ImportTable } from "./importTable.ts";

/** Reads a CSV file (RFC 4180, with whatever delimiter); its first row that is not empty names the columns. */
export function readCsv(text: string): ImportTable {
  const [, named] = /^\ufeff?sep=(.)\r?\n/i.exec(text) ?? [];
  const content = text.replace(/^\ufeff/, "").replace(/^sep=.\r?\n/i, "");
  const { data } = Papa.parse<string[]>(content, { delimiter: named ?? delimiterOf(content) });
  const rows = data.map((cells, at) => ({ number: at + 1, cells: cleanRow(cells) }));
  const filled = rows.filter(({ cells }) => cells.some((cell) => cell !== ""));
  const [heading, ...rest] = filled;
  const columns = heading?.cells ?? [];
  return { columns, mapping: guessMapping(columns), rows: rest };
}

/** What stands between the columns: whatever is most often in the heading, outside of quotes. */
function delimiterOf(text: string): string {
  const heading = (/^\s*(.*)/.exec(text)?.[1] ?? "").replace(/"[^"]*"/g, "");
  const count = (delimiter: string) => heading.split(delimiter).length;
  return [",", ";", "\t", "|"].reduce((best, next) => (count(next) > count(best) ? next : best));
}
