import { Hono } from "hono";
import { tokenOwner } from "../standIn/oauth/grants.ts";
import { type App, sendReply, serveOAuth } from "../standIn/sendReply.ts";
import { accountById } from "./accounts.ts";
import type { MicrosoftContext } from "./context.ts";
import { runBatch } from "./graph/batch.ts";
import { dispatch } from "./graph/dispatch.ts";
import { mountAdminConsent } from "./oauth/adminConsent.ts";
import { mountAuthorize } from "./oauth/authorize.ts";
import { mountDiscovery } from "./oauth/discovery.ts";
import { mountToken } from "./oauth/token.ts";

const oauthNames: Record<string, string> = {
  "/:tenant/v2.0/.well-known/openid-configuration": "oauth.discovery",
  "/:tenant/discovery/v2.0/keys": "oauth.certs",
  "/:tenant/oauth2/v2.0/authorize": "oauth.authorize",
  "/:tenant/oauth2/v2.0/token": "oauth.token",
  "/:tenant/oauth2/v2.0/logout": "oauth.logout",
  "/:tenant/v2.0/adminconsent": "oauth.adminConsent",
  "/:tenant/adminconsent": "oauth.adminConsent",
  "/oidc/userinfo": "oauth.userinfo",
};

/** All that the stand-in answers, but for the control interface. */
export function microsoftApp(microsoft: MicrosoftContext): App {
  const inside = new Hono();
  mountDiscovery(inside, microsoft);
  mountAuthorize(inside, microsoft);
  mountAdminConsent(inside, microsoft);
  mountToken(inside, microsoft);
  inside.onError((error, c) => {
    const refused = microsoft.errors.refusal(error);
    if (!refused) throw error;
    return c.body(refused.body, refused.status as 401, refused.headers);
  });

  const app: App = new Hono();
  app.post("/v1.0/$batch", async (c) =>
    sendReply(c, await runBatch(microsoft, { headers: c.req.header(), body: await c.req.text() })),
  );
  app.all("/v1.0/*", async (c) => {
    const url = new URL(c.req.url);
    const reply = await dispatch(microsoft, {
      method: c.req.method,
      target: url.pathname + url.search,
      headers: c.req.header(),
      body: c.req.method === "GET" ? "" : await c.req.text(),
    });
    return sendReply(c, reply);
  });
  for (const [path, endpoint] of Object.entries(oauthNames))
    serveOAuth({
      app,
      standIn: microsoft,
      inside,
      endpoint,
      path,
      accountOf: (form) => {
        const id = tokenOwner(microsoft.store, form);
        return id === null ? null : accountById(microsoft.store, id).address;
      },
    });
  return app;
}
