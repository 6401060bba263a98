import { exportJWK, generateKeyPair, importJWK, type JWK, type JWTPayload, SignJWT } from "jose";
import type { Store } from "../store.ts";

/** What a key signs: id tokens of people, or the tokens that go with push deliveries. */
export type KeyPurpose = "id-token" | "push";

/** The stand-in's signing keys; they outlive a restart. */
export interface Keys {
  /** The public halves, as the JWKS endpoint shows them. */
  jwks(): { keys: JWK[] };
  /** Signs claims with RS256. */
  sign(purpose: KeyPurpose, claims: JWTPayload): Promise<string>;
}

/** Loads the keys of this database for these purposes, or creates them. */
export async function loadKeys(store: Store, purposes: readonly KeyPurpose[]): Promise<Keys> {
  const loaded = new Map<KeyPurpose, { kid: string; jwk: JWK }>();
  for (const purpose of purposes) {
    const row = store.get<{ kid: string; jwk: string }>(
      "SELECT kid, jwk FROM signing_key WHERE purpose = ?",
      purpose,
    );
    if (row) {
      loaded.set(purpose, { kid: row.kid, jwk: JSON.parse(row.jwk) as JWK });
      continue;
    }
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = await exportJWK(privateKey);
    const kid = crypto.randomUUID().replaceAll("-", "");
    store.run("INSERT INTO signing_key VALUES (?, ?, ?)", purpose, kid, JSON.stringify(jwk));
    loaded.set(purpose, { kid, jwk });
  }
  return {
    jwks: () => ({
      keys: [...loaded.values()].map(({ kid, jwk: { kty, n, e } }) => ({
        kid,
        kty: kty ?? "RSA",
        alg: "RS256",
        use: "sig",
        n: n ?? "",
        e: e ?? "",
      })),
    }),
    async sign(purpose, claims) {
      const key = loaded.get(purpose);
      if (!key) throw new Error(`No key for ${purpose}`);
      const privateKey = await importJWK(key.jwk, "RS256");
      return new SignJWT(claims)
        .setProtectedHeader({ alg: "RS256", kid: key.kid, typ: "JWT" })
        .sign(privateKey);
    },
  };
}
