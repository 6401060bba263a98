import { type CallAs, callAs } from "../standIn/callAs.ts";
import { ada, exampleStart } from "../standIn/exampleMail.ts";
import type { AccountOptions } from "./control/types.ts";
import { type MicrosoftStandIn, startMicrosoft } from "./server.ts";

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

/** Asks for immutable ids. */
export const immutable = { prefer: 'IdType="ImmutableId"' };

/** Calls Graph as one account; paths begin below `/v1.0`. */
export async function signedIn(
  microsoft: MicrosoftStandIn,
  scopes: string[] = ["User.Read", "Mail.ReadWrite"],
  address = ada,
): Promise<CallAs> {
  const { accessToken } = await microsoft.control.grant(address, scopes);
  return callAs(`${microsoft.url}/v1.0`, accessToken);
}
