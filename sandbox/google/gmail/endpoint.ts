import type * as z from "zod";
import type { AccountRow } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import { invalidArgument } from "../errors.ts";

const scope = (name: string): string => `https://www.googleapis.com/auth/gmail.${name}`;

/** Scopes by what they allow, as Google lists them with each method. */
export const scopes = {
  everything: "https://mail.google.com/",
  modify: scope("modify"),
  readonly: scope("readonly"),
  metadata: scope("metadata"),
  labels: scope("labels"),
  settings: scope("settings.basic"),
} as const;

/** Scopes with which content may be read, with which it may be changed. */
export const mayRead = [scopes.everything, scopes.modify, scopes.readonly];
export const mayReadMetadata = [...mayRead, scopes.metadata];
export const mayModify = [scopes.everything, scopes.modify];

/** A call that may be made: known account, living token, enough scopes, quota paid. */
export interface GmailCall {
  google: GoogleContext;
  account: AccountRow;
  params: Record<string, string>;
  query: URLSearchParams;
  /** True where the token only allows metadata to be read. */
  metadataOnly: boolean;
  /** The JSON body, checked; throws Google's 400. */
  body<T>(schema: z.ZodType<T>): T;
}

/** One method of the Gmail API. */
export interface Endpoint {
  /** Google's own name of it. */
  id: string;
  method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Below `/gmail/v1/users/:userId`. */
  path: string;
  /** Any of these is enough. */
  scopes: readonly string[];
  /** Quota units. */
  units: number;
  /** The answer: an object, JSON text already written, or null for 204. */
  run(call: GmailCall): unknown;
}

/** `maxResults` within its bounds; Google cuts what is too much and refuses what is no number. */
export function pageSize(query: URLSearchParams, usual: number, most: number): number {
  const text = query.get("maxResults");
  if (text === null || text === "0") return usual;
  if (!/^\d{1,10}$/.test(text))
    throw invalidArgument(`Invalid value at 'max_results' (TYPE_UINT32), "${text}"`);
  return Math.min(Number(text), most);
}

/** A repeated parameter of enumerated words. */
export function listParameter(query: URLSearchParams, name: string): string[] {
  return query.getAll(name).filter(Boolean);
}
