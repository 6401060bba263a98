import type { AccessTokenSource } from "./mailProvider.ts";

/** Sends one request; a network failure rejects. */
export type Send = (url: string | URL, init: RequestInit) => Promise<Response>;

/**
 * A fetch that carries the mailbox's access token. A 401 is answered by one refresh and one retry; a second 401 is
 * handed back. Redirects are not followed: the APIs have none, and a token must not travel.
 */
export function authorizedFetch(fetch: typeof globalThis.fetch, accessToken: AccessTokenSource): Send {
  return async (url, init) => {
    const send = (token: string) => {
      const headers = new Headers(init.headers);
      headers.set("authorization", `Bearer ${token}`);
      const { method = "GET", body = null } = init;
      return fetch(url, {
        method,
        body,
        headers,
        redirect: "manual",
        signal: init.signal ?? AbortSignal.timeout(timeoutMs),
      });
    };
    const token = await accessToken();
    const answer = await send(token);
    if (answer.status !== 401) return answer;
    await answer.body?.cancel();
    return send(await accessToken({ rejected: token }));
  };
}

/** An invocation holds its lease for a minute. A caller that streams to a person brings its own signal. */
const timeoutMs = 30_000;
