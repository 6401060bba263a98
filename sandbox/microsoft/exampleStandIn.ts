import type { AccountOptions } from "./control/types.ts";
import { type MicrosoftStandIn, startMicrosoft } from "./server.ts";

/** The time at which a test's stand-in begins. */
export const exampleStart = Date.UTC(2026, 10, 20, 9, 0, 0);

export const ada = "ada@threadbook.example";
export const redirectUri = "http://localhost:8787/auth/callback/microsoft";
export const client = { clientId: "5f1c7a0e-9a35-4d2c-8a6e-3c1f0a7b2d11", clientSecret: "secret-1" };

/** A stand-in with one account whose clock moves only when it is advanced. */
export function startExample(
  options: { storage?: string; account?: AccountOptions } = {},
): Promise<MicrosoftStandIn> {
  return startMicrosoft({
    storage: options.storage ?? ":memory:",
    clock: { now: () => exampleStart },
    ...client,
    redirectUris: [redirectUri],
    accounts: [
      { address: ada, name: "Ada Brown", aliases: ["ada.brown@threadbook.example"], ...options.account },
    ],
  });
}

/** The answer of a call: `T` is what the test expects to find in it. */
export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

export const immutable = { prefer: 'IdType="ImmutableId"' };

/** Calls Graph as one account; paths begin below `/v1.0`, or are whole urls as its links are. */
export async function signedIn(
  microsoft: MicrosoftStandIn,
  scopes: string[] = ["User.Read", "Mail.ReadWrite"],
  address = ada,
) {
  const { accessToken } = await microsoft.control.grant(address, scopes);
  return async function call<T>(
    path: string,
    init: { method?: string; body?: unknown; headers?: Record<string, string> } = {},
  ): Promise<Answer<T>> {
    const response = await fetch(path.startsWith("http") ? path : `${microsoft.url}/v1.0${path}`, {
      method: init.method ?? (init.body === undefined ? "GET" : "POST"),
      headers: {
        authorization: `Bearer ${accessToken}`,
        "content-type": "application/json",
        ...init.headers,
      },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get("content-type")?.includes("json");
    return {
      status: response.status,
      body: (isJson ? JSON.parse(text) : text) as T,
      headers: response.headers,
    };
  };
}
