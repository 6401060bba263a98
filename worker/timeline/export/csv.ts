import type { Address } from "#shared/address.ts";
import type { ExportedEmail } from "./exportedEmail.ts";
import type { ExportFormat } from "./exportFormat.ts";

const columns: [string, (email: ExportedEmail) => string][] = [
  ["Date", ({ sentAt }) => new Date(sentAt).toISOString()],
  ["Direction", ({ direction }) => direction],
  ["Mailbox", ({ account }) => account],
  ["From", ({ from }) => people(from ? [from] : [])],
  ["To", ({ to }) => people(to)],
  ["Cc", ({ cc }) => people(cc)],
  ["Bcc", ({ bcc }) => people(bcc)],
  ["Subject", ({ subject }) => subject ?? ""],
  ["Text", ({ text }) => text ?? ""],
  ["Attachments", ({ attachments }) => (attachments ?? []).join("; ")],
  ["Read", ({ isRead }) => (isRead ? "yes" : "no")],
  ["Starred", ({ isStarred }) => (isStarred ? "yes" : "no")],
  ["Conversation", ({ conversationId }) => conversationId],
];

/** What spreadsheets would calculate (owasp.org/www-community/attacks/CSV_Injection), also behind white space. */
const formula = /^[\s\uFEFF]*[=+\-@|%\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r\n]/;

/** RFC 4180, with the mark by which Excel knows UTF-8. A cell that a spreadsheet would calculate begins with "'". */
export const csv: ExportFormat = {
  mimeType: "text/csv; charset=utf-8",
  extension: "csv",
  head: `\uFEFF${row(columns.map(([name]) => name))}`,
  email: (email) => row(columns.map(([, value]) => value(email))),
  tail: "",
};

function row(cells: string[]): string {
  return `${cells.map(csvCell).join(",")}\r\n`;
}

/** One quoted cell that is text in every spreadsheet. */
export function csvCell(value: string): string {
  const plain = formula.test(value) ? `'${value}` : value;
  return `"${plain.replaceAll("\0", "").replaceAll('"', '""')}"`;
}

function people(addresses: Address[]): string {
  return addresses.map(({ name, address }) => (name ? `${name} <${address}>` : address)).join("; ");
}
