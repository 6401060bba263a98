import { TrieRouter } from "hono/router/trie-router";
import type * as z from "zod";
import { type LiveToken, liveToken } from "../../standIn/oauth/grants.ts";
import { answer, jsonReply, type Reply } from "../../standIn/reply.ts";
import { accountById, findAccount } from "../accounts.ts";
import type { GoogleContext } from "../context.ts";
import { errorBody, GoogleError, insufficientScope, invalidArgument, unauthenticated } from "../errors.ts";
import { type Endpoint, type GmailCall, mayRead } from "./endpoint.ts";
import { historyEndpoint } from "./historyEndpoint.ts";
import { labelEndpoints } from "./labelEndpoints.ts";
import { messageEndpoints } from "./messageEndpoints.ts";
import { profileEndpoints } from "./profile.ts";
import { threadEndpoints } from "./threadEndpoints.ts";
import { watchEndpoints } from "./watchEndpoints.ts";

/** One call of the Gmail API, alone or out of a batch. */
export interface GmailRequest {
  method: string;
  /** Path with query. */
  target: string;
  authorization: string | null;
  body: string;
  insideBatch: boolean;
}

const router = new TrieRouter<Endpoint>();
for (const endpoint of [
  ...profileEndpoints,
  ...labelEndpoints,
  ...messageEndpoints,
  ...threadEndpoints,
  historyEndpoint,
  ...watchEndpoints,
])
  router.add(endpoint.method, `/gmail/v1/users/:userId${endpoint.path}`, endpoint);

function match(
  method: string,
  path: string,
): { endpoint: Endpoint; params: Record<string, string> } | undefined {
  const found = router.match(method, path)[0][0];
  return found && { endpoint: found[0], params: found[1] as Record<string, string> };
}

function decoded(params: Record<string, string>): Record<string, string> {
  try {
    return Object.fromEntries(
      Object.entries(params).map(([name, value]) => [name, decodeURIComponent(value)]),
    );
  } catch {
    throw invalidArgument("Malformed path");
  }
}

function readBody<T>(text: string, schema: z.ZodType<T>): T {
  let body: unknown;
  try {
    body = text.trim() === "" ? {} : JSON.parse(text);
  } catch {
    throw invalidArgument("Invalid JSON payload received. Parse error.");
  }
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw invalidArgument(`Invalid value at '${issue?.path.join(".") ?? ""}': ${issue?.message ?? ""}`);
}

/** The token of a request, if it lives. */
function tokenOf(
  google: GoogleContext,
  url: URL,
  authorization: string | null,
): { sent: boolean; live?: LiveToken } {
  const sent = /^Bearer\s+(\S+)$/i.exec(authorization ?? "")?.[1] ?? url.searchParams.get("access_token");
  if (!sent) return { sent: false };
  const live = liveToken(google.store, google.clock, "access", sent);
  return live ? { sent: true, live } : { sent: true };
}

async function serve(
  google: GoogleContext,
  request: GmailRequest,
  url: URL,
  matched: { endpoint: Endpoint; params: Record<string, string> },
  token: { sent: boolean; live?: LiveToken },
  spent: (units: number) => void,
): Promise<Reply> {
  const { endpoint } = matched;
  const params = decoded(matched.params);
  if (!token.live) throw unauthenticated(token.sent);
  const { scopes } = token.live;
  if (!endpoint.scopes.some((scope) => scopes.includes(scope)))
    throw insufficientScope(endpoint.scopes, endpoint.id);
  const account = accountById(google.store, token.live.accountId);
  const userId = params.userId ?? "me";
  if (userId !== "me" && userId.toLowerCase() !== account.address.toLowerCase())
    throw new GoogleError(403, errorBody(403, `Delegation denied for ${account.address}`, "forbidden"));
  google.quota.charge(account.id, endpoint.units);
  spent(endpoint.units);
  const call: GmailCall = {
    google,
    account,
    params,
    query: url.searchParams,
    metadataOnly: !mayRead.some((scope) => scopes.includes(scope)),
    body: (schema) => readBody(request.body, schema),
  };
  const result = await endpoint.run(call);
  return result === null ? { status: 204, headers: {}, body: "" } : jsonReply(200, result);
}

/** Answers one call of the Gmail API; never throws for what a client may send. */
export async function dispatch(google: GoogleContext, request: GmailRequest): Promise<Reply> {
  const url = new URL(request.target, "http://loopback");
  const matched = match(request.method, url.pathname);
  const token = tokenOf(google, url, request.authorization);
  const named = matched?.params.userId;
  const account = token.live
    ? accountById(google.store, token.live.accountId).address
    : named && named !== "me"
      ? (findAccount(google.store, named)?.address ?? null)
      : null;
  const subject = {
    method: request.method,
    path: url.pathname,
    fullPath: url.pathname + url.search,
    endpoint: matched?.endpoint.id ?? "unknown",
    account,
    insideBatch: request.insideBatch,
  };
  return answer(google, subject, async (spent) => {
    if (!matched)
      return jsonReply(404, errorBody(404, `Method not found: ${request.method} ${url.pathname}`));
    return serve(google, request, url, matched, token, spent);
  });
}
