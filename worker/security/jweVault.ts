import { CompactEncrypt, compactDecrypt } from "jose";
import type { Config } from "../config.ts";
import { deriveKey } from "./tokenKeys.ts";
import type { TokenVault } from "./tokenVault.ts";

/**
 * A vault over JWE (RFC 7516) with A256KW and A256GCM. The protected header holds the key id, so that keys can be
 * rotated, and the binding, so that an envelope cannot be moved to another row.
 */
export function createJweVault(config: Pick<Config, "TOKEN_KEYS" | "TOKEN_KEY_CURRENT">): TokenVault {
  const keys = new Map<string, Promise<Uint8Array>>();
  const keyOf = (keyId: string) => {
    const known = keys.get(keyId) ?? deriveKey(config, keyId, "token-vault");
    keys.set(keyId, known);
    return known;
  };
  return {
    async seal(plain, binding) {
      return new CompactEncrypt(new TextEncoder().encode(plain))
        .setProtectedHeader({ alg: "A256KW", enc: "A256GCM", kid: config.TOKEN_KEY_CURRENT, binding })
        .encrypt(await keyOf(config.TOKEN_KEY_CURRENT));
    },
    async open(sealed, binding) {
      const { plaintext, protectedHeader } = await compactDecrypt(
        sealed,
        (header) => keyOf(String(header.kid)),
        {
          keyManagementAlgorithms: ["A256KW"],
          contentEncryptionAlgorithms: ["A256GCM"],
        },
      );
      if (protectedHeader.binding !== binding) throw new Error("This envelope belongs to another row.");
      return new TextDecoder().decode(plaintext);
    },
  };
}
