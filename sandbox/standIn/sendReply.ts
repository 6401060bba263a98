import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { Context, Hono } from "hono";
import type { StandInContext } from "./context.ts";
import { answer, type Reply } from "./reply.ts";

/** A stand-in's app: its handlers can reach Node's own request and answer, to break them. */
export type App = Hono<{ Bindings: HttpBindings }>;

/** Puts a reply on the wire, or breaks the connection where a fault says so. */
export function sendReply(c: Context<{ Bindings: HttpBindings }>, reply: Reply): Response {
  const { incoming, outgoing } = c.env;
  if (reply.broken === "reset" || reply.broken === "missing") {
    incoming.socket.resetAndDestroy();
    return RESPONSE_ALREADY_SENT;
  }
  if (reply.broken === "truncated") {
    const body = Buffer.from(reply.body);
    outgoing.writeHead(reply.status, { ...reply.headers, "content-length": String(body.length) });
    outgoing.write(body.subarray(0, body.length >> 1), () => incoming.socket.destroy());
    return RESPONSE_ALREADY_SENT;
  }
  return new Response(reply.status === 204 ? null : reply.body, {
    status: reply.status,
    headers: reply.headers,
  });
}

/**
 * Serves a path of the OAuth endpoints through faults and the request log.
 * @param inside answers the request itself
 * @param accountOf whose request it is by the form that it posts, if it can be told
 */
export function serveOAuth(input: {
  app: App;
  standIn: StandInContext;
  inside: Hono;
  /** As in `counts()`. */
  endpoint: string;
  path: string;
  accountOf: (form: URLSearchParams) => string | null;
}): void {
  const { app, standIn, inside, endpoint } = input;
  app.all(input.path, async (c) => {
    const { method, url, headers } = c.req.raw;
    const { pathname: path } = new URL(url);
    const body = method === "GET" || method === "HEAD" ? null : await c.req.text();
    const account = input.accountOf(new URLSearchParams(body ?? ""));
    const subject = { method, path, fullPath: path, endpoint, account, insideBatch: false };
    const reply = await answer(standIn, subject, async () => {
      const response = await inside.fetch(new Request(url, { method, headers, body }));
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: await response.text(),
      };
    });
    return sendReply(c, reply);
  });
}
