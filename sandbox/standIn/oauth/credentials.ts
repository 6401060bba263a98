import { hash } from "node:crypto";

/** Who a token request says it is, by HTTP Basic or by the form (RFC 6749, section 2.3.1); null where it says nothing. */
export function clientCredentials(
  form: URLSearchParams,
  authorization: string | undefined,
): { id: string | null; secret: string | null } {
  if (!authorization?.toLowerCase().startsWith("basic "))
    return { id: form.get("client_id"), secret: form.get("client_secret") };
  const [user = "", ...rest] = Buffer.from(authorization.slice(6), "base64").toString("utf8").split(":");
  const decoded = (text: string) => decodeURIComponent(text.replaceAll("+", " "));
  return { id: decoded(user), secret: decoded(rest.join(":")) };
}

/** Whether a code verifier fits its challenge (RFC 7636). */
export function fitsChallenge(verifier: string, challenge: string, method: string | null): boolean {
  return (method === "S256" ? hash("sha256", verifier, "base64url") : verifier) === challenge;
}

/** An authorization code as it is stored. */
export interface StoredCode {
  code: string;
  account_id: number;
  client_id: string;
  redirect_uri: string;
  scopes: string;
  nonce: string | null;
  code_challenge: string | null;
  code_challenge_method: string | null;
  offline: number;
  expires_at: number;
  used: number;
}
