import { type CallAs, callAs } from "../standIn/callAs.ts";
import { ada, exampleStart } from "../standIn/exampleMail.ts";
import type { AccountOptions } from "./control/types.ts";
import { type GoogleStandIn, startGoogle } from "./server.ts";

export const redirectUri = "http://localhost:8787/auth/callback/google";
export const client = { clientId: "client-1.apps.example", clientSecret: "secret-1" };

export const gmailModify = "https://www.googleapis.com/auth/gmail.modify";
export const gmailReadonly = "https://www.googleapis.com/auth/gmail.readonly";

/** A stand-in with one account whose clock moves only when it is advanced. */
export function startExample(
  options: { storage?: string; account?: AccountOptions } = {},
): Promise<GoogleStandIn> {
  return startGoogle({
    storage: options.storage ?? ":memory:",
    clock: { now: () => exampleStart },
    ...client,
    redirectUris: [redirectUri],
    accounts: [
      { address: ada, name: "Ada Brown", aliases: ["ada.brown@threadbook.example"], ...options.account },
    ],
  });
}

/** Calls the Gmail API as one account; paths begin below `/gmail/v1/users/me`. */
export async function signedIn(
  google: GoogleStandIn,
  scopes: string[] = [gmailModify],
  address = ada,
): Promise<CallAs> {
  const { accessToken } = await google.control.grant(address, scopes);
  return callAs(`${google.url}/gmail/v1/users/me`, accessToken);
}
