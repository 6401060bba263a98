import { TrieRouter } from "hono/router/trie-router";
import type * as z from "zod";
import { liveToken } from "../../standIn/oauth/grants.ts";
import { answer, jsonReply, type Reply } from "../../standIn/reply.ts";
import { type AccountRow, accountById, findUser } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { accessDenied, badRequest, GraphError, unauthenticated } from "../errors.ts";
import { attachmentEndpoints } from "./attachmentEndpoints.ts";
import { deltaEndpoints } from "./deltaEndpoints.ts";
import type { Endpoint, GraphCall, Result } from "./endpoint.ts";
import { folderEndpoints } from "./folderEndpoints.ts";
import { messageEndpoints } from "./messageEndpoints.ts";
import { readPreferences } from "./preferences.ts";
import { subscriptionEndpoints } from "./subscriptionEndpoints.ts";
import { translateIds } from "./translateIds.ts";
import { userEndpoints } from "./userEndpoints.ts";

/** One call of Graph, alone or out of a batch. */
export interface GraphRequest {
  method: string;
  /** Path with query, `/v1.0` included. */
  target: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: string;
  /** The id of the batch request around it, if there is one. */
  batch?: string;
}

const router = new TrieRouter<Endpoint>();
for (const endpoint of [
  ...userEndpoints,
  ...deltaEndpoints,
  ...folderEndpoints,
  ...attachmentEndpoints,
  ...messageEndpoints,
  translateIds,
  ...subscriptionEndpoints,
])
  router.add(endpoint.method, `/${endpoint.about}${endpoint.path}`, endpoint);

interface Target {
  /** As a client wrote it, decoded, with OData's parentheses turned into segments. */
  segments: string[];
  /** null where the path is not below a mailbox. */
  user: string | null;
  matched: { endpoint: Endpoint; params: Record<string, string> } | undefined;
}

/** Names in a path as the router has them: Graph does not mind their case, only that of ids. */
const names = new Map(
  [
    "mailFolders",
    "childFolders",
    "messages",
    "attachments",
    "delta",
    "move",
    "translateExchangeIds",
    "subscriptions",
  ].map((name) => [name.toLowerCase(), name]),
);
const inOurCase = (text: string): string => names.get(text.toLowerCase()) ?? text;

/** `mailFolders('inbox')/messages/microsoft.graph.delta()` is `mailFolders/inbox/messages/delta`. */
function segmentsOf(pathname: string): string[] {
  return pathname
    .split("/")
    .filter(Boolean)
    .flatMap((segment) => {
      const text = decodeURIComponent(segment);
      const named = /^(\w+)\('(.*)'\)$/.exec(text);
      return named
        ? [inOurCase(named[1]!), named[2]!]
        : [inOurCase(text.replace(/\(\)$/, "").replace(/^microsoft\.graph\./, ""))];
    });
}

function readTarget(method: string, pathname: string): Target {
  const [, ...segments] = segmentsOf(pathname);
  const first = segments[0]?.toLowerCase();
  const user = first === "me" ? "me" : first === "users" ? (segments[1] ?? null) : null;
  const below = first === "me" ? segments.slice(1) : user === null ? segments : segments.slice(2);
  const about = user === null ? "tenant" : "mailbox";
  // Ids may hold any character, so they travel through the router encoded.
  const path = `/${[about, ...below.map(encodeURIComponent)].join("/")}`;
  const found = router.match(method, path.replaceAll("%24", "$"))[0][0];
  if (!found) return { segments, user, matched: undefined };
  const params = Object.entries(found[1] as Record<string, string>).map(([name, value]) => [
    name,
    decodeURIComponent(value),
  ]);
  return { segments, user, matched: { endpoint: found[0], params: Object.fromEntries(params) } };
}

function readBody<T>(text: string, schema: z.ZodType<T>): T {
  let body: unknown;
  try {
    body = text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    throw badRequest(
      "Unable to read JSON request payload. Please ensure Content-Type header is set and payload is of valid JSON format.",
    );
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw badRequest(
    `Invalid value specified for property '${issue?.path.join(".") ?? ""}': ${issue?.message ?? ""}`,
    "RequestBodyRead",
  );
}

/** Whether one person may open another's mailbox, and with which scopes. */
function open(
  caller: AccountRow,
  account: AccountRow,
  endpoint: Endpoint,
  granted: readonly string[],
): boolean {
  if (caller.id === account.id) return endpoint.scopes.some((scope) => granted.includes(scope));
  const members = account.options.openTo ?? [];
  if (!members.some((address) => address.toLowerCase() === caller.address.toLowerCase())) return false;
  return endpoint.scopes.some((scope) => granted.includes(`${scope}.Shared`));
}

function toReply(result: Result, prefer: string): Reply {
  const headers: Record<string, string> = {
    ...(prefer ? { "preference-applied": prefer } : {}),
    ...result.headers,
  };
  const status = result.status ?? 200;
  if (result.content !== undefined) return { status, headers, body: result.content };
  if (result.json === undefined) return { status, headers, body: "" };
  return jsonReply(status, result.json, {
    "content-type":
      "application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8",
    "odata-version": "4.0",
    ...headers,
  });
}

interface Caller {
  sent: boolean;
  expired: boolean;
  live: { account: AccountRow; clientId: string; scopes: string[] } | undefined;
}

function callerOf({ store, clock }: MicrosoftContext, authorization: string | undefined): Caller {
  const token = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1];
  if (!token) return { sent: false, expired: false, live: undefined };
  const live = liveToken(store, clock, "access", token);
  const expired =
    !live && store.get("SELECT 1 FROM token WHERE token = ? AND revoked = 0", token) !== undefined;
  if (!live) return { sent: true, expired, live: undefined };
  const { clientId, scopes } = live;
  return { sent: true, expired, live: { account: accountById(store, live.accountId), clientId, scopes } };
}

async function serve(
  microsoft: MicrosoftContext,
  request: GraphRequest,
  target: Target,
  caller: Caller,
  account: AccountRow | undefined,
): Promise<Reply> {
  if (!caller.live) {
    const why = caller.sent ? (caller.expired ? "expired" : "unknown") : "missing";
    throw unauthenticated(why, microsoft.issuer());
  }
  if (!target.matched)
    throw badRequest(`Resource not found for the segment '${target.segments.at(-1) ?? ""}'.`);
  if (!account)
    throw new GraphError(404, "ErrorInvalidUser", `The requested user '${target.user ?? ""}' is invalid.`);
  const { endpoint, params } = target.matched;
  if (!open(caller.live.account, account, endpoint, caller.live.scopes)) throw accessDenied();
  const prefer = readPreferences(request.headers.prefer ?? null);
  const call: GraphCall = {
    microsoft,
    caller: caller.live.account,
    clientId: caller.live.clientId,
    account,
    owner: target.user === null || target.user === "me" ? "me" : `users/${encodeURIComponent(target.user)}`,
    params,
    query: new URL(request.target, "http://loopback").searchParams,
    prefer,
    body: (schema) => readBody(request.body, schema),
  };
  return toReply(await endpoint.run(call), prefer.applied);
}

/** Answers one call of Graph; never throws for what a client may send. */
export async function dispatch(microsoft: MicrosoftContext, request: GraphRequest): Promise<Reply> {
  const url = new URL(request.target, "http://loopback");
  let target: Target = { segments: [], user: null, matched: undefined };
  let unreadable: GraphError | undefined;
  try {
    target = readTarget(request.method, url.pathname);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    unreadable = badRequest("The request URI is malformed.");
  }
  const caller = callerOf(microsoft, request.headers.authorization);
  const own = target.user === null || target.user === "me";
  const account = own ? caller.live?.account : findUser(microsoft.store, target.user ?? "");
  const subject = {
    method: request.method,
    path: `/v1.0/${target.segments.join("/")}`,
    fullPath: url.pathname + url.search,
    endpoint: target.matched?.endpoint.id ?? "unknown",
    account: account?.address ?? null,
    insideBatch: request.batch !== undefined,
  };
  const place = caller.live && account ? microsoft.limits.enter(account.id, request.batch) : undefined;
  try {
    return await answer(microsoft, subject, async () => {
      if (unreadable) throw unreadable;
      if (place && "refused" in place) throw place.refused;
      return serve(microsoft, request, target, caller, account);
    });
  } finally {
    if (place && "leave" in place) place.leave();
  }
}
