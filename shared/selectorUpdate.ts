import * as z from "zod";

/** Characters of the longest update that is looked at. */
const longest = 40_000;

/** `GET /v1/selectors`: what is to be read anew on mail pages, and the Ed25519 signature (RFC 8032) of exactly that text. */
export const signedSelectorsSchema = z.object({
  payload: z.string().min(2).max(longest),
  /** Base64 of 64 bytes. */
  signature: z.string().length(88),
});
