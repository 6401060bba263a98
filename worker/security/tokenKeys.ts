import { base64url } from "jose";
import type { Config } from "../config.ts";

const encoder = new TextEncoder();

export type KeyPurpose = "access-token" | "refresh-token" | "token-vault" | "signed-link";

/** Keys derived so far, per set of TOKEN_KEYS: a request should not pay for the same derivation twice. */
const derived = new WeakMap<Config["TOKEN_KEYS"], Map<string, Promise<Uint8Array<ArrayBuffer>>>>();

/**
 * A 32-byte key for one purpose, derived from a key of TOKEN_KEYS (HKDF, RFC 5869), so that a key that signs sessions
 * never seals tokens.
 * @throws Error for a key id that TOKEN_KEYS does not have.
 */
export function deriveKey(
  config: Pick<Config, "TOKEN_KEYS">,
  keyId: string,
  purpose: KeyPurpose,
): Promise<Uint8Array<ArrayBuffer>> {
  const known = derived.get(config.TOKEN_KEYS) ?? new Map<string, Promise<Uint8Array<ArrayBuffer>>>();
  derived.set(config.TOKEN_KEYS, known);
  const name = `${purpose}/${keyId}`;
  const key = known.get(name) ?? derive(config, keyId, purpose);
  // A key id comes from a token's header, so from anyone: only those that exist are kept.
  if (Object.hasOwn(config.TOKEN_KEYS, keyId)) known.set(name, key);
  return key;
}

async function derive(config: Pick<Config, "TOKEN_KEYS">, keyId: string, purpose: KeyPurpose) {
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

function keyBytes(config: Pick<Config, "TOKEN_KEYS">, keyId: string): Uint8Array<ArrayBuffer> {
  const encoded = Object.hasOwn(config.TOKEN_KEYS, keyId) ? config.TOKEN_KEYS[keyId] : undefined;
  if (encoded === undefined) throw new Error(`No key "${keyId}" in TOKEN_KEYS.`);
  return Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
}

/** A random text of 256 bits that fits into a url. */
export function randomToken(): string {
  return base64url.encode(crypto.getRandomValues(new Uint8Array(32)));
}

/** SHA-256 of a token, base64url: what lies in the database instead of it. It is also PKCE's S256 (RFC 7636, 4.2). */
export async function hashToken(token: string): Promise<string> {
  return base64url.encode(new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(token))));
}
