import type { Address } from "#shared/address.ts";

/** A longer display name says nothing more. */
const nameLength = 500;

const addressPattern = /[^\s@()<>,;:"[\]]+@[^\s@()<>,;:"[\]]+\.[^\s@()<>,;:"[\].]+/g;

/**
 * The last address in a text, lower case; null without one. The last, because names and subjects before it
 * may hold others.
 */
export function lastAddress(text: string): string | null {
  return text.match(addressPattern)?.at(-1)?.toLowerCase() ?? null;
}

/** The address that a text consists of, lower case; null for any other text. */
export function wholeAddress(text: string): string | null {
  const trimmed = text.trim().toLowerCase();
  return /^[^\s@()<>,;:"[\]]+@[^\s@()<>,;:"[\]]+\.[^\s@()<>,;:"[\].]+$/.test(trimmed) ? trimmed : null;
}

/**
 * An address with its display name, empty without one, from an element's attributes; null unless the address
 * is one.
 */
export function addressOf(element: Element): Address | null {
  const address = wholeAddress(element.getAttribute("email") ?? "");
  if (address === null) return null;
  const name = (element.getAttribute("name") ?? "").trim().slice(0, nameLength);
  return { name: name.toLowerCase() === address ? "" : name, address };
}
