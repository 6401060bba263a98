import * as z from "zod";

/**
 * Text of a request that goes into the database: neither empty nor longer than `longest`, without NUL (at which
 * SQLite's functions end a text) and without lone surrogates (which UTF-8 cannot hold).
 */
export function plainText(longest: number) {
  return z
    .string()
    .min(1)
    .max(longest)
    .refine((text) => !text.includes("\0") && text.isWellFormed(), "holds characters that no text has");
}
