import { base64url } from "jose";

const encoder = new TextEncoder();

/** How a hard-deleted email is named in `sync_skip`: by a hash of the provider's id. */
export async function erasedId(externalId: string): Promise<string> {
  const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", encoder.encode(externalId)));
  return `erased:${base64url.encode(bytes)}`;
}
