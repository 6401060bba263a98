import type { Clock } from "../clock.ts";
import type { Store } from "../store.ts";
import { rememberGrant } from "./grants.ts";

/** An unused authorization code dies after ten minutes. */
const codeLifetimeMs = 10 * 60_000;

/** What an authorization request says of the code that answers it. */
export interface CodeRequest {
  clientId: string;
  redirectUri: string;
  nonce: string | null;
  codeChallenge: string | null;
  codeChallengeMethod: string | null;
}

/**
 * Writes an authorization code, and remembers the consent that it stands for.
 * @param granted what the person consented to now; `scopes` is what the code is good for, earlier consents included
 */
export function storeCode(
  store: Store,
  clock: Clock,
  request: CodeRequest,
  code: {
    code: string;
    accountId: number;
    granted: readonly string[];
    scopes: readonly string[];
    offline: boolean;
  },
): void {
  store.transaction(() => {
    rememberGrant(store, code.accountId, request.clientId, code.granted);
    store.run(
      "INSERT INTO auth_code VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
      code.code,
      code.accountId,
      request.clientId,
      request.redirectUri,
      code.scopes.join(" "),
      request.nonce,
      request.codeChallenge,
      request.codeChallengeMethod,
      Number(code.offline),
      clock.now() + codeLifetimeMs,
    );
  });
}
