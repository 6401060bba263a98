import type { HttpBindings } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { type Context, Hono } from "hono";
import { accountById } from "./accounts.ts";
import type { GoogleContext } from "./context.ts";
import { GoogleError } from "./errors.ts";
import { runBatch } from "./gmail/batch.ts";
import { dispatch } from "./gmail/dispatch.ts";
import { mountAuthorize } from "./oauth/authorize.ts";
import { mountDiscovery } from "./oauth/discovery.ts";
import { mountToken } from "./oauth/token.ts";
import { answer, type Reply } from "./reply.ts";

/** The server's app: its handlers can reach Node's own request and answer, to break them. */
export type App = Hono<{ Bindings: HttpBindings }>;

const oauthNames: Record<string, string> = {
  "/.well-known/openid-configuration": "oauth.discovery",
  "/oauth2/v3/certs": "oauth.certs",
  "/o/oauth2/v2/auth": "oauth.authorize",
  "/token": "oauth.token",
  "/revoke": "oauth.revoke",
  "/v1/userinfo": "oauth.userinfo",
};

/** Puts a reply on the wire, or breaks the connection where a fault says so. */
function send(c: Context<{ Bindings: HttpBindings }>, reply: Reply): Response {
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

/** All that the stand-in answers, but for the control interface. */
export function googleApp(google: GoogleContext): App {
  const oauth = new Hono();
  mountDiscovery(oauth, google);
  mountAuthorize(oauth, google);
  mountToken(oauth, google);
  oauth.onError((error, c) => {
    if (error instanceof GoogleError) return c.json(error.body, error.status as 401, error.headers);
    throw error;
  });

  const app: App = new Hono();
  app.post("/batch/gmail/v1", async (c) =>
    send(
      c,
      await runBatch(google, {
        contentType: c.req.header("content-type") ?? "",
        authorization: c.req.header("authorization") ?? null,
        body: new Uint8Array(await c.req.arrayBuffer()),
      }),
    ),
  );
  app.all("/gmail/v1/*", async (c) => {
    const url = new URL(c.req.url);
    return send(
      c,
      await dispatch(google, {
        method: c.req.method,
        target: url.pathname + url.search,
        authorization: c.req.header("authorization") ?? null,
        body: c.req.method === "GET" ? "" : await c.req.text(),
        insideBatch: false,
      }),
    );
  });
  for (const [path, endpoint] of Object.entries(oauthNames))
    app.all(path, async (c) => {
      const { method, url, headers } = c.req.raw;
      const body = method === "GET" || method === "HEAD" ? null : await c.req.text();
      const account = tokenOwner(google, new URLSearchParams(body ?? ""));
      const subject = { method, path, fullPath: path, endpoint, account, insideBatch: false };
      const reply = await answer(google, subject, async () => {
        const response = await oauth.fetch(new Request(url, { method, headers, body }));
        return {
          status: response.status,
          headers: Object.fromEntries(response.headers),
          body: await response.text(),
        };
      });
      return send(c, reply);
    });
  return app;
}

/** The account whose refresh token or code a form holds, so that a fault can be meant for it alone. */
function tokenOwner({ store }: GoogleContext, form: URLSearchParams): string | null {
  const owner =
    store.get<{ id: number }>(
      "SELECT account_id AS id FROM token WHERE token = ?",
      form.get("refresh_token") ?? "",
    ) ??
    store.get<{ id: number }>(
      "SELECT account_id AS id FROM auth_code WHERE code = ?",
      form.get("code") ?? "",
    );
  return owner ? accountById(store, owner.id).address : null;
}
