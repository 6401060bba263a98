import { Buffer } from "node:buffer";

/** An update as the Worker serves it. */
interface SignedUpdate {
  payload: string;
  signature: string;
}

/** A new pair of Ed25519 keys in base64: 32 bytes to build the extension with, and PKCS #8 to be kept secret. */
export async function newSelectorKey(): Promise<{ publicKey: string; privateKey: string }> {
  const pair = await crypto.subtle.generateKey("Ed25519", true, ["sign", "verify"]);
  const [publicKey, privateKey] = await Promise.all([
    crypto.subtle.exportKey("raw", pair.publicKey),
    crypto.subtle.exportKey("pkcs8", pair.privateKey),
  ]);
  return { publicKey: base64(publicKey), privateKey: base64(privateKey) };
}

/** Signs the text of an update. */
export async function signSelectors(payload: string, privateKey: string): Promise<SignedUpdate> {
  const bytes = Buffer.from(privateKey, "base64");
  const key = await crypto.subtle.importKey("pkcs8", bytes, "Ed25519", false, ["sign"]);
  const signature = await crypto.subtle.sign("Ed25519", key, new TextEncoder().encode(payload));
  return { payload, signature: base64(signature) };
}

const base64 = (bytes: ArrayBuffer) => Buffer.from(bytes).toString("base64");
