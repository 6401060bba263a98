import { hashToken } from "./tokenKeys.ts";

/**
 * Whether a notification brings back the secret whose hash we keep. Hashes are compared, all of them whatever differs,
 * so the time that it takes tells nothing about the secret.
 */
export async function isSecretOf(given: string, storedHash: string): Promise<boolean> {
  const hash = await hashToken(given);
  let difference = hash.length ^ storedHash.length;
  for (let index = 0; index < hash.length; index += 1)
    difference |= hash.charCodeAt(index) ^ storedHash.charCodeAt(index);
  return difference === 0;
}
