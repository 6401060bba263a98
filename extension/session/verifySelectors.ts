import * as z from "zod";
import { signedSelectorsSchema } from "#shared/selectorUpdate.ts";
import { selectorFormat } from "../inbox/adoptSelectors.ts";
import type { NewerSelectors } from "../inbox/selectorStore.ts";

const contentSchema = z.object({
  format: z.literal(selectorFormat),
  serial: z.number().int().positive(),
  gmail: z.record(z.string(), z.unknown()).default({}),
  outlook: z.record(z.string(), z.unknown()).default({}),
});

/**
 * What a signed update says (Ed25519, RFC 8032); null where the signature is not by the holder of `publicKey` (base64 of
 * 32 bytes), where it is not newer than `known`, or where this reader does not understand it.
 */
export async function verifySelectors(
  answer: unknown,
  publicKey: string,
  known: number,
): Promise<NewerSelectors | null> {
  const signed = signedSelectorsSchema.safeParse(answer);
  if (!signed.success || publicKey === "") return null;
  try {
    const key = await crypto.subtle.importKey("raw", bytesOf(publicKey), "Ed25519", false, ["verify"]);
    const text = new TextEncoder().encode(signed.data.payload);
    if (!(await crypto.subtle.verify("Ed25519", key, bytesOf(signed.data.signature), text))) return null;
    const content = contentSchema.safeParse(JSON.parse(signed.data.payload));
    if (!content.success || content.data.serial <= known) return null;
    const { serial, gmail, outlook } = content.data;
    return { serial, gmail, outlook };
  } catch {
    // A browser without Ed25519, or text that is no JSON: what came with the extension stays.
    return null;
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}
