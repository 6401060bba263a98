/** One table of a section: the ratios stand first. */
export interface Table {
  title: string;
  columns: string[];
  rows: string[][];
  /** What a reader has to know to read the figures right. */
  notes: string[];
}

/** The table as text: the first column on the left, figures on the right. */
export function describeTable({ title, columns, rows, notes }: Table): string {
  const widths = columns.map((column, at) =>
    Math.max(column.length, ...rows.map((row) => (row[at] ?? "").length)),
  );
  const line = (cells: string[]) =>
    widths
      .map((width, at) => (at === 0 ? (cells[at] ?? "").padEnd(width) : (cells[at] ?? "").padStart(width)))
      .join("   ")
      .trimEnd();
  const rule = widths.map((width) => "─".repeat(width));
  return [
    `\n${title}`,
    line(columns),
    line(rule),
    ...rows.map(line),
    ...notes.map((note) => `  ${note}`),
  ].join("\n");
}

/** A figure with as many digits as it deserves; a dash where there is none. */
export function figure(value: number | null, unit = ""): string {
  if (value === null || !Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 || Number.isInteger(value) ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return `${value.toLocaleString("en", { minimumFractionDigits: digits, maximumFractionDigits: digits })}${unit}`;
}

/** How many times as much: `×12.3`. */
export function ratio(value: number, to: number): string {
  const times = figure(value / to);
  return times === "–" ? times : `×${times}`;
}
