import libmime from "libmime";
import { encodableCharset, encodeText, isAscii } from "./charset.ts";

export type Header = readonly [name: string, value: string];

/** A name and address as in From or To. */
export interface Party {
  name: string;
  address: string;
}

function encodedWord(bytes: string, charset: string): string {
  if (!charset.startsWith("iso-8859") && !charset.startsWith("windows")) {
    return `=?${charset.toUpperCase()}?B?${Buffer.from(bytes, "latin1").toString("base64")}?=`;
  }
  const quoted = bytes.replace(
    /[^A-Za-z0-9!*+\-/ ]/g,
    (byte) => `=${byte.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`,
  );
  return `=?${charset}?Q?${quoted.replaceAll(" ", "_")}?=`;
}

/** Unstructured header text as RFC 2047 encoded words where it is not ASCII, each of at most 75 characters. */
export function headerText(text: string, wishedCharset: string): string {
  if (isAscii(text)) return text;
  const { charset } = encodableCharset(text, wishedCharset);
  const limit = charset.startsWith("iso-8859") || charset.startsWith("windows") ? 18 : 36;
  const words: string[] = [];
  let chunk = "";
  for (const character of text) {
    const longer = encodeText(chunk + character, charset) ?? "";
    if (longer.length > limit && chunk) {
      words.push(encodedWord(encodeText(chunk, charset) ?? "", charset));
      chunk = "";
    }
    chunk += character;
  }
  if (chunk) words.push(encodedWord(encodeText(chunk, charset) ?? "", charset));
  return words.join("\r\n ");
}

export function formatParty(party: Party, charset: string): string {
  if (!party.name) return party.address;
  if (!isAscii(party.name)) return `${headerText(party.name, charset)} <${party.address}>`;
  const name = /[^A-Za-z0-9 '-]/.test(party.name) ? `"${party.name.replace(/["\\]/g, "\\$&")}"` : party.name;
  return `${name} <${party.address}>`;
}

export function formatParties(parties: readonly Party[], charset: string): string {
  return parties.map((party) => formatParty(party, charset)).join(",\r\n ");
}

/** A header line, folded unless the value is already. */
export function headerLine([name, value]: Header): string {
  const line = `${name}: ${value}`;
  return line.length <= 78 || value.includes("\r\n ") ? line : libmime.foldLines(line, 76);
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];
const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const two = (value: number) => String(value).padStart(2, "0");

/** RFC 5322 date of a UTC time, written in a zone so many minutes east of UTC. */
export function headerDate(time: number, offsetMinutes: number): string {
  const local = new Date(time + offsetMinutes * 60_000);
  const size = Math.abs(offsetMinutes);
  const zone = `${offsetMinutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}${two(size % 60)}`;
  const clock = `${two(local.getUTCHours())}:${two(local.getUTCMinutes())}:${two(local.getUTCSeconds())}`;
  return `${weekdays[local.getUTCDay()]}, ${local.getUTCDate()} ${months[local.getUTCMonth()]} ${local.getUTCFullYear()} ${clock} ${zone}`;
}
