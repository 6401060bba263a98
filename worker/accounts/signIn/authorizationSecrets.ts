import * as z from "zod";
import type { Context } from "../../context.ts";

const legSchema = z.object({ codeVerifier: z.string(), nonce: z.string() });

const authorizedSchema = z.object({
  identity: z.object({
    subject: z.string(),
    email: z.string(),
    isEmailVerified: z.boolean(),
    name: z.string(),
  }),
  tokens: z.object({
    accessToken: z.string(),
    accessTokenExpiresAt: z.number(),
    refreshToken: z.string().nullable(),
  }),
  grantedScopes: z.array(z.string()),
});
/** What a provider confirmed, waiting for the extension to bring the one-time code. */
export type Authorized = z.infer<typeof authorizedSchema>;

type Vault = Pick<Context, "vault">;

// Each column has a binding of its own, so that neither rows nor columns can be swapped.
const legBinding = (stateHash: string) => `authorization_request/${stateHash}/sealed`;
const resultBinding = (stateHash: string) => `authorization_request/${stateHash}/result`;

/** Seals our own PKCE verifier and nonce for the column `sealed`. */
export function sealLeg({ vault }: Vault, stateHash: string, leg: z.infer<typeof legSchema>) {
  return vault.seal(JSON.stringify(leg), legBinding(stateHash));
}

/** @throws VaultError */
export async function openLeg({ vault }: Vault, stateHash: string, sealed: string) {
  return legSchema.parse(JSON.parse(await vault.open(sealed, legBinding(stateHash))));
}

/** Seals what the provider confirmed for the column `result`. */
export function sealAuthorized({ vault }: Vault, stateHash: string, authorized: Authorized) {
  return vault.seal(JSON.stringify(authorized), resultBinding(stateHash));
}

/** @throws VaultError */
export async function openAuthorized({ vault }: Vault, stateHash: string, sealed: string) {
  return authorizedSchema.parse(JSON.parse(await vault.open(sealed, resultBinding(stateHash))));
}
