import { Hono } from "hono";
import { tokenOwner } from "../standIn/oauth/grants.ts";
import { type App, sendReply, serveOAuth } from "../standIn/sendReply.ts";
import { accountById } from "./accounts.ts";
import type { GoogleContext } from "./context.ts";
import { GoogleError } from "./errors.ts";
import { runBatch } from "./gmail/batch.ts";
import { dispatch } from "./gmail/dispatch.ts";
import { mountAuthorize } from "./oauth/authorize.ts";
import { mountDiscovery } from "./oauth/discovery.ts";
import { mountToken } from "./oauth/token.ts";

const oauthNames: Record<string, string> = {
  "/.well-known/openid-configuration": "oauth.discovery",
  "/oauth2/v3/certs": "oauth.certs",
  "/o/oauth2/v2/auth": "oauth.authorize",
  "/token": "oauth.token",
  "/revoke": "oauth.revoke",
  "/v1/userinfo": "oauth.userinfo",
};

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
    sendReply(
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
    return sendReply(
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
    serveOAuth({
      app,
      standIn: google,
      inside: oauth,
      endpoint,
      path,
      accountOf: (form) => {
        const id = tokenOwner(google.store, form);
        return id === null ? null : accountById(google.store, id).address;
      },
    });
  return app;
}
