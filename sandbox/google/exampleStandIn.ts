import type { AccountOptions } from "./control/types.ts";
import { type GoogleStandIn, startGoogle } from "./server.ts";

/** The time at which a test's stand-in begins. */
export const exampleStart = Date.UTC(2026, 10, 20, 9, 0, 0);

export const ada = "ada@threadbook.example";
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

/** The answer of a call: `T` is what the test expects to find in it. */
export interface Answer<T> {
  status: number;
  body: T;
  headers: Headers;
}

/** Calls the Gmail API as one account; paths begin below `/gmail/v1/users/me`. */
export async function signedIn(google: GoogleStandIn, scopes: string[] = [gmailModify], address = ada) {
  const { accessToken } = await google.control.grant(address, scopes);
  return async function call<T>(
    path: string,
    init: { method?: string; body?: unknown } = {},
  ): Promise<Answer<T>> {
    const response = await fetch(`${google.url}/gmail/v1/users/me${path}`, {
      method: init.method ?? (init.body === undefined ? "GET" : "POST"),
      headers: { authorization: `Bearer ${accessToken}`, "content-type": "application/json" },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
    });
    const text = await response.text();
    return {
      status: response.status,
      body: (text ? JSON.parse(text) : null) as T,
      headers: response.headers,
    };
  };
}

/** A small mail; `number` tells it from the others. */
export function exampleMail(
  number: number,
  lines: { subject?: string; from?: string; text?: string } = {},
): Uint8Array {
  return Buffer.from(
    [
      `From: ${lines.from ?? "Bob Stone <bob@acme.example>"}`,
      `To: ${ada}`,
      `Subject: ${lines.subject ?? `Mail ${number}`}`,
      `Message-ID: <mail-${number}@acme.example>`,
      "",
      lines.text ?? `Text of mail ${number}.`,
      "",
    ].join("\r\n"),
  );
}

/** `count` mails, a minute apart, the last one a minute before `exampleStart`; each its own conversation. */
export function exampleMails(count: number, labels: string[] = ["INBOX", "UNREAD"]) {
  return Array.from({ length: count }, (_, index) => ({
    raw: exampleMail(index),
    receivedAt: exampleStart - (count - index) * 60_000,
    threadKey: `thread ${index}`,
    labels,
  }));
}
