import addressparser from "nodemailer/lib/addressparser/index.js";
import { decodeWords, type Header } from "./headers.ts";

/** A person in an address header. */
export interface MailAddress {
  name: string;
  address: string;
}

/**
 * The people of all headers of this name, groups opened; what is no address stands with its text as both.
 * @param headers with their RFC 2047 words still encoded
 */
export function addressesIn(headers: readonly Header[], name: string): MailAddress[] {
  return headers
    .filter((header) => header.name.toLowerCase() === name.toLowerCase())
    .flatMap((header) => addressparser(header.value, { flatten: true }))
    .map((person) => ({ name: decodeWords(person.name), address: person.address }))
    .filter((person) => person.name !== "" || person.address !== "");
}
