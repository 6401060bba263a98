import { addressParser } from "postal-mime";
import type { Address } from "#shared/address.ts";
import { cleanLine } from "./cleanText.ts";

/**
 * The mailboxes of address header fields (RFC 5322, 3.4), groups dissolved, encoded words decoded (RFC 2047), each
 * address once. What is no address is left out.
 */
export function parseAddresses(fields: readonly string[]): Address[] {
  const found = new Map<string, Address>();
  for (const field of fields) {
    for (const entry of parseField(field)) {
      if (!entry.address.includes("@")) continue;
      const known = found.get(entry.address);
      if (known === undefined) found.set(entry.address, entry);
      else if (known.name === "") known.name = entry.name;
    }
  }
  return [...found.values()];
}

/** The first mailbox of a From field; a name alone, as some machines send, has an empty address. */
export function parseSender(field: string | null): Address | null {
  if (field === null) return null;
  const entries = parseField(field);
  return entries.find((entry) => entry.address.includes("@")) ?? entries[0] ?? null;
}

/** Bare addresses of trace fields such as Delivered-To, lower-case, each once. */
export function parseBareAddresses(fields: readonly string[]): string[] {
  return [...new Set(parseAddresses(fields).map((entry) => entry.address))];
}

function parseField(field: string): Address[] {
  const text = field.trim();
  const simple = text.length < 400 ? simpleMailbox.exec(text) : null;
  if (simple) return [toAddress(simple[1] ?? simple[2] ?? "", simple[3] ?? simple[4] ?? "")];
  return addressParser(text.slice(0, maxFieldLength), { flatten: true })
    .map((entry) => toAddress(entry.name, entry.address ?? ""))
    .filter((entry) => entry.name !== "" || entry.address !== "");
}

function toAddress(name: string, address: string): Address {
  return {
    name: cleanLine(name, 200).replace(/^'(.*)'$/, "$1"),
    address: cleanLine(address, 320).replace(/ /g, "").toLowerCase(),
  };
}

/** A thousand mailboxes fit; what is longer is no letter between people. */
const maxFieldLength = 200_000;

/** Nine of ten fields hold one plain mailbox: `Name <a@b>`, `"Name" <a@b>` or `a@b`. The parser is for the others. */
const simpleMailbox =
  /^(?:(?:"([^"<>@,;:()\\=]*)"\s*|([^"<>@,;:()\\=]*))<([^\s"<>@,;:()\\]+@[^\s"<>@,;:()\\]+)>|([^\s"<>@,;:()\\]+@[^\s"<>@,;:()\\]+))$/;
