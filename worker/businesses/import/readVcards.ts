import type { ImportField } from "#shared/businessImport.ts";
import { cleanRow, type ImportTable } from "./importTable.ts";

/** The columns that a vCard has here. More addresses and websites stand in one cell, a line each. */
const mapping: ImportField[] = ["name", "business", "address", "domain", "notes"];
const columns = ["Name", "Organization", "Email", "Website", "Note"];

/** Reads a file of vCards 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350); what is not of a card is passed over. */
export function readVcards(text: string): ImportTable {
  const rows: ImportTable["rows"] = [];
  let card: Map<string, string[]> | null = null;
  for (const line of unfolded(text)) {
    const property = propertyOf(line);
    if (property === null) continue;
    const { name, value } = property;
    if (name === "BEGIN" && value.trim().toUpperCase() === "VCARD") card = new Map();
    else if (name === "END") {
      if (card) rows.push({ number: rows.length + 1, cells: cleanRow(cellsOf(card)) });
      card = null;
    } else card?.set(name, [...(card.get(name) ?? []), value]);
  }
  return { columns, mapping, rows };
}

/** Lines of content: folded ones joined (RFC 6350, 3.2), and those that quoted-printable goes on in (vCard 2.1). */
function unfolded(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.replace(/^\ufeff/, "").split(/\r\n|\n|\r/)) {
    const before = lines.at(-1);
    const isQuoted =
      before !== undefined && /^[^:]*QUOTED-PRINTABLE[^:]*:/i.test(before) && before.endsWith("=");
    if (before !== undefined && isQuoted) lines[lines.length - 1] = before.slice(0, -1) + line.trimStart();
    else if (before !== undefined && /^[ \t]/.test(line)) lines[lines.length - 1] = before + line.slice(1);
    else lines.push(line);
  }
  return lines;
}

function propertyOf(line: string): { name: string; value: string } | null {
  // A parameter's value may be quoted, with colons inside.
  const parts = /^((?:[^":]|"[^"]*")+):(.*)$/s.exec(line);
  if (!parts) return null;
  const [, head = "", value = ""] = parts;
  const [full = "", ...parameters] = head.split(";");
  const name = full.slice(full.lastIndexOf(".") + 1).toUpperCase();
  if (!parameters.some((one) => /QUOTED-PRINTABLE$/i.test(one))) return { name, value };
  const charset = parameters.map((one) => /^CHARSET=(.+)$/i.exec(one)?.[1]).find(Boolean);
  return { name, value: fromQuotedPrintable(value, charset ?? "utf-8") };
}

function fromQuotedPrintable(text: string, charset: string): string {
  const bytes = new TextEncoder().encode(text);
  const decoded: number[] = [];
  for (let at = 0; at < bytes.length; at += 1) {
    const hex =
      bytes[at] === 0x3d
        ? /^[0-9a-f]{2}/i.exec(String.fromCharCode(...bytes.subarray(at + 1, at + 3)))
        : null;
    if (hex) {
      decoded.push(Number.parseInt(hex[0], 16));
      at += 2;
    } else decoded.push(bytes[at] ?? 0);
  }
  try {
    return new TextDecoder(charset).decode(new Uint8Array(decoded));
  } catch {
    return new TextDecoder("windows-1252").decode(new Uint8Array(decoded));
  }
}

function cellsOf(card: Map<string, string[]>): string[] {
  const all = (name: string) => (card.get(name) ?? []).map(unescaped).filter(Boolean);
  const first = (name: string) => all(name)[0] ?? "";
  // N is family; given; additional; prefix; suffix. ORG is the organization; its units.
  const [family = "", given = ""] = parts(card.get("N")?.[0] ?? "");
  const name = first("FN") || [given, family].filter(Boolean).join(" ");
  const [organization = ""] = parts(card.get("ORG")?.[0] ?? "");
  const addresses = all("EMAIL").map((one) => one.replace(/^mailto:/i, ""));
  const isBusiness = /^(org|organization)$/i.test(first("KIND")) || (name !== "" && name === organization);
  return [
    isBusiness ? "" : name,
    organization || (isBusiness ? name : ""),
    addresses.join("\n"),
    all("URL").join("\n"),
    first("NOTE"),
  ];
}

/** A structured value at its semicolons, those that are escaped left out. */
function parts(value: string): string[] {
  return value.split(/(?<!\\);/).map(unescaped);
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, letter: string) => (/n/i.test(letter) ? "\n" : letter)).trim();
}
