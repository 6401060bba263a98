import { base64url } from "jose";
import type { Config } from "../config.ts";

const encoder = new TextEncoder();

function keyBytes(config: Pick<Config, "TOKEN_KEYS">, keyId: string): Uint8Array<ArrayBuffer> {
  const encoded = config.TOKEN_KEYS[keyId];
  if (encoded === undefined) throw new Error(`No key "${keyId}" in TOKEN_KEYS.`);
  return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
}

/**
 * A 32-byte key for one purpose, derived from a key of TOKEN_KEYS (HKDF, RFC 5869), so that a key that signs sessions
 * never seals tokens.
 */
export async function deriveKey(
  config: Pick<Config, "TOKEN_KEYS">,
  keyId: string,
  purpose: "access-token" | "token-vault",
): Promise<Uint8Array> {
  const material = await crypto.subtle.importKey("raw", keyBytes(config, keyId), "HKDF", false, [
    "deriveBits",
  ]);
  const bits = await crypto.subtle.deriveBits(
    { name: "HKDF", hash: "SHA-256", salt: new Uint8Array(), info: encoder.encode(`threadbook/${purpose}`) },
    material,
    256,
  );
  return new Uint8Array(bits);
}

/** A random text of 256 bits that fits into a url. */
export function randomToken(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
}

/** SHA-256 of a token, base64url: what lies in the database instead of it. */
export async function hashToken(token: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(token))));
}
