import type * as z from "zod";
import type { Reply } from "../../standIn/reply.ts";
import type { AccountRow } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import type { Preferences } from "./preferences.ts";

/** Scopes by what they allow in the signed-in person's own mailbox, as Microsoft lists them with each method. */
export const mayRead = ["Mail.Read", "Mail.ReadWrite"];
export const mayReadBasic = [...mayRead, "Mail.ReadBasic"];
export const mayModify = ["Mail.ReadWrite"];
export const mayReadUser = ["User.Read", "User.ReadBasic.All"];

/** A call that may be made: known person, living token, enough scopes, a mailbox that is open to them. */
export interface GraphCall {
  microsoft: MicrosoftContext;
  /** Whose token it is. */
  caller: AccountRow;
  clientId: string;
  /** Whose mailbox it is about. */
  account: AccountRow;
  /** How the url named the mailbox: `me`, or `users('…')`. */
  owner: string;
  params: Record<string, string>;
  query: URLSearchParams;
  prefer: Preferences;
  /** The JSON body, checked; throws Graph's 400. */
  body<T>(schema: z.ZodType<T>): T;
}

/** What an endpoint answers beside a plain JSON object with 200. */
export interface Result {
  status?: number;
  /** undefined for none; bytes and text go out as they are. */
  json?: unknown;
  headers?: Record<string, string>;
  content?: Reply["body"];
}

/** One method of Graph. */
export interface Endpoint {
  /** What `counts()` calls it. */
  id: string;
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Below `/v1.0`; with `mailbox` below `/v1.0/me` and `/v1.0/users/{user}`. */
  path: string;
  about: "mailbox" | "tenant";
  /** Any of these is enough. */
  scopes: readonly string[];
  run(call: GraphCall): Result | Promise<Result>;
}

/** The context url of an answer. */
export function contextUrl(call: GraphCall, what: string): string {
  return `${call.microsoft.issuer()}/v1.0/$metadata#${what}`;
}

/** How context urls name the mailbox. */
export function usersName(call: GraphCall): string {
  return `users('${encodeURIComponent(call.account.objectId)}')`;
}

/** The url of something in the mailbox, named as the request named it. */
export function mailboxUrl(call: GraphCall, path: string): string {
  return `${call.microsoft.issuer()}/v1.0/${call.owner}/${path}`;
}
