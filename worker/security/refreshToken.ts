import { base64url } from "jose";
import type { Config } from "../config.ts";
import { deriveKey, hashToken } from "./tokenKeys.ts";

/** A refresh token and what lies in the database instead of it. */
interface RefreshToken {
  token: string;
  hash: string;
}

/**
 * The refresh token that follows the one with this hash: an HMAC of it, so the same question has the same answer.
 * A client whose answer was lost may ask again and gets the token that the session already waits for, and two requests
 * at once do not lock each other out. Without the server's key a token says nothing about its successor.
 */
export async function successorOf(
  config: Pick<Config, "TOKEN_KEYS" | "TOKEN_KEY_CURRENT">,
  tokenHash: string,
  keyId: string = config.TOKEN_KEY_CURRENT,
): Promise<RefreshToken> {
  const key = await crypto.subtle.importKey(
    "raw",
    await deriveKey(config, keyId, "refresh-token"),
    { name: "HMAC", hash: "SHA-256" },
    false,
    ["sign"],
  );
  const token = base64url.encode(
    new Uint8Array(await crypto.subtle.sign("HMAC", key, new TextEncoder().encode(tokenHash))),
  );
  return { token, hash: await hashToken(token) };
}
