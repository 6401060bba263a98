import { CompactEncrypt, compactDecrypt } from "jose";
import type { Config } from "../config.ts";
import { deriveKey } from "./tokenKeys.ts";
import { type TokenVault, VaultError } from "./tokenVault.ts";

/**
 * A vault over JWE (RFC 7516) with A256KW and A256GCM. The protected header holds the key id, so that keys can be
 * rotated, and the binding, so that an envelope cannot be moved to another row. The header is what GCM authenticates,
 * so neither can be changed.
 */
export function createJweVault(config: Pick<Config, "TOKEN_KEYS" | "TOKEN_KEY_CURRENT">): TokenVault {
  const keyOf = (keyId: string) => deriveKey(config, keyId, "token-vault");
  return {
    async seal(plain, binding) {
      return new CompactEncrypt(new TextEncoder().encode(plain))
        .setProtectedHeader({ alg: "A256KW", enc: "A256GCM", kid: config.TOKEN_KEY_CURRENT, binding })
        .encrypt(await keyOf(config.TOKEN_KEY_CURRENT));
    },
    async open(sealed, binding) {
      const { plaintext, protectedHeader } = await decrypt(sealed, async (keyId) => {
        if (!Object.hasOwn(config.TOKEN_KEYS, keyId))
          throw new VaultError("unknown_key", `TOKEN_KEYS lacks the key "${keyId}".`);
        return keyOf(keyId);
      });
      if (protectedHeader.binding !== binding)
        throw new VaultError("not_intact", "This envelope belongs to another row.");
      return new TextDecoder().decode(plaintext);
    },
  };
}

async function decrypt(sealed: string, keyOf: (keyId: string) => Promise<Uint8Array>) {
  try {
    return await compactDecrypt(sealed, (header) => keyOf(String(header.kid)), {
      keyManagementAlgorithms: ["A256KW"],
      contentEncryptionAlgorithms: ["A256GCM"],
    });
  } catch (error) {
    if (error instanceof VaultError) throw error;
    throw new VaultError("not_intact", "This envelope does not open.", error);
  }
}
