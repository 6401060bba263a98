import type { Address } from "#shared/address.ts";
import { wholeAddress } from "../address.ts";

/** A longer display name says nothing more. */
const nameLength = 500;

/**
 * The sender in a text "Name<address>" or in one that is nothing but an address. Null for a colleague, whose
 * address Outlook does not show, and for two addresses, as of one who sends on behalf of another.
 */
export function senderIn(text: string): Address | null {
  const shown = /^([^<>]*)<([^<>]+)>$/.exec(text.trim());
  if (shown === null) return person("", text);
  return person(shown[1] ?? "", shown[2] ?? "");
}

/**
 * The recipients in a text "To: Name<address>; address; …", whose label is localised. Those without an
 * address, as colleagues and "You", are left out.
 */
export function recipientsIn(text: string): Address[] {
  const known = new Map<string, Address>();
  for (const part of text.split(/[;\n]|(?<=>)/)) {
    const found = senderIn(part.replace(/^[^<@]*[:：]/, "").replace(/^[\s,]+|[\s,]+$/g, ""));
    if (found !== null && !known.has(found.address)) known.set(found.address, found);
  }
  return [...known.values()];
}

function person(name: string, text: string): Address | null {
  const address = wholeAddress(text);
  if (address === null) return null;
  const shown = name.trim().slice(0, nameLength);
  return { name: shown.toLowerCase() === address ? "" : shown, address };
}
