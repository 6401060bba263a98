import { addressParser } from "postal-mime";
import type { Address } from "#shared/address.ts";
import { cleanLine } from "./cleanText.ts";

/**
 * The mailboxes of address header fields (RFC 5322, 3.4), groups dissolved, encoded words decoded (RFC 2047), each
 * address once. What is no address is left out.
 */
export function parseAddresses(fields: readonly string[]): Address[] {
  return once(fields.flatMap(parseField));
}

/** Mailboxes that a provider has taken apart already, cleaned in the same way, each address once. */
export function toAddresses(mailboxes: readonly Address[]): Address[] {
  return once(mailboxes.map(({ name, address }) => toAddress(name, address)));
}

/** A sender that a provider has taken apart already; what is no address becomes a name. */
export function toSender(mailbox: Address | null): Address | null {
  if (mailbox === null) return null;
  const { name, address } = toAddress(mailbox.name, mailbox.address);
  return address.includes("@") ? { name, address } : { name: name || address, address: "" };
}

function once(entries: readonly Address[]): Address[] {
  const found = new Map<string, Address>();
  for (const entry of entries) {
    if (!entry.address.includes("@")) continue;
    const known = found.get(entry.address);
    if (known === undefined) found.set(entry.address, entry);
    else if (known.name === "") known.name = entry.name;
  }
  return [...found.values()];
}

/** The first mailbox of a From field; a name alone, as some machines send, has an empty address. */
export function parseSender(field: string | null): Address | null {
  if (field === null) return null;
  const entries = parseField(field);
  const at = entries.findIndex((entry) => entry.address.includes("@"));
  const sender = entries[at];
  if (sender === undefined) return entries[0] ?? null;
  // A provider that decodes a name leaves its comma bare: "Müller, Jürgen <…>" is one person.
  const before = entries.slice(0, at).map(({ name }) => name);
  return sender.name === ""
    ? sender
    : { ...sender, name: [...before, sender.name].filter(Boolean).join(", ") };
}

/** Bare addresses of trace fields such as Delivered-To, lower-case, each once. */
export function parseBareAddresses(fields: readonly string[]): string[] {
  return [...new Set(parseAddresses(fields).map((entry) => entry.address))];
}

function parseField(field: string): Address[] {
  const text = field.trim();
  const simple = text.length < 400 ? simpleMailbox.exec(text) : null;
  if (simple) return [toAddress(simple[1] ?? simple[2] ?? "", simple[3] ?? simple[4] ?? "")];
  // A comma inside an encoded word parts nothing, but parsers that decode later do not know.
  const whole = text.slice(0, maxFieldLength).replace(encodedWord, (word) => word.replaceAll(",", "=2C"));
  return addressParser(whole, { flatten: true })
    .map((entry) => toAddress(entry.name, entry.address ?? ""))
    .filter((entry) => entry.name !== "" || entry.address !== "");
}

function toAddress(name: string, address: string): Address {
  return {
    name: cleanLine(name, 200)
      .replace(/^[<>\s]+|[<>\s]+$/g, "")
      .replace(/^'(.*)'$/, "$1"),
    address: cleanLine(address, 320).replace(/ /g, "").toLowerCase(),
  };
}

/** A thousand mailboxes fit; what is longer is no letter between people. */
const maxFieldLength = 200_000;

const encodedWord = /=\?[^?\s]{1,60}\?q\?[^?]{1,500}\?=/gi;

/** Nine of ten fields hold one plain mailbox: `Name <a@b>`, `"Name" <a@b>` or `a@b`. The parser is for the others. */
const simpleMailbox =
  /^(?:(?:"([^"<>@,;:()\\=]*)"\s*|([^"<>@,;:()\\=]*))<([^\s"<>@,;:()\\]+@[^\s"<>@,;:()\\]+)>|([^\s"<>@,;:()\\]+@[^\s"<>@,;:()\\]+))$/;
