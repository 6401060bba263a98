import * as z from "zod";
import type { Context } from "../../context.ts";

const envelopeSchema = z.object({ accessToken: z.string(), refreshToken: z.string() });
/** The two tokens of a mailbox, as they lie sealed in `email_provider.token_envelope`. */
type Envelope = z.infer<typeof envelopeSchema>;

/** Seals a mailbox's tokens, bound to its row. */
export function sealEnvelope({ vault }: Pick<Context, "vault">, emailProviderId: string, tokens: Envelope) {
  return vault.seal(JSON.stringify(tokens), emailProviderId);
}

/** @throws VaultError where the key is unknown, or the envelope is not of this row. */
export async function openEnvelope(
  { vault }: Pick<Context, "vault">,
  emailProviderId: string,
  sealed: string,
): Promise<Envelope> {
  return envelopeSchema.parse(JSON.parse(await vault.open(sealed, emailProviderId)));
}
