import type { Context, Hono } from "hono";
import { listAccounts } from "../accounts.ts";
import type { MicrosoftContext } from "../context.ts";
import { describe } from "./aadsts.ts";
import { adminConsentPage, refusalPage } from "./consentPage.ts";
import { scopeNamed } from "./scopes.ts";

/**
 * The page to which an administrator is sent: `/{tenant}/v2.0/adminconsent` and, as older links have it,
 * `/{tenant}/adminconsent`. It answers `admin_consent=True&tenant=…` to the redirect uri, or an error.
 */
export function mountAdminConsent(app: Hono, microsoft: MicrosoftContext): void {
  const read = (c: Context) => {
    const { client } = microsoft;
    const redirectUri = c.req.query("redirect_uri") ?? "";
    const tenant = c.req.param("tenant") ?? "";
    if (c.req.query("client_id") !== client.clientId || !client.redirectUris.includes(redirectUri))
      return undefined;
    const scopes = (c.req.query("scope") ?? "")
      .split(/\s+/)
      .map((scope) => scopeNamed(scope, microsoft.issuer()))
      .filter((scope) => scope !== undefined);
    return { redirectUri, tenant, scopes };
  };
  const refused = (c: Context) =>
    c.html(refusalPage(describe(50011, microsoft.clock.now()).description), 400);

  const paths = ["/:tenant/v2.0/adminconsent", "/:tenant/adminconsent"];
  app.on("GET", paths, (c) => {
    const request = read(c);
    if (!request) return refused(c);
    const { host } = new URL(request.redirectUri);
    return c.html(adminConsentPage({ action: c.req.url, ...request, host }));
  });
  app.on("POST", paths, async (c) => {
    const request = read(c);
    if (!request) return refused(c);
    const form = new URLSearchParams(await c.req.text());
    const url = new URL(request.redirectUri);
    const state = c.req.query("state");
    if (state !== undefined) url.searchParams.set("state", state);
    if (form.get("decision") === "cancel") {
      url.searchParams.set("error", "access_denied");
      url.searchParams.set("error_description", describe(65004, microsoft.clock.now()).description);
      return c.redirect(url.href);
    }
    // `common` or `organizations` is the tenant of whoever signs in: here, of the first that asks for approval.
    const waiting = listAccounts(microsoft.store).find(
      (account) => account.options.adminApproval === "required",
    );
    const known = listAccounts(microsoft.store).some(({ tenantId }) => tenantId === request.tenant);
    const tenant = known ? request.tenant : (waiting?.tenantId ?? request.tenant);
    microsoft.store.run("INSERT OR IGNORE INTO approved_tenant VALUES (?)", tenant);
    url.searchParams.set("admin_consent", "True");
    url.searchParams.set("tenant", tenant);
    if (request.scopes.length > 0) url.searchParams.set("scope", request.scopes.join(" "));
    return c.redirect(url.href);
  });
}
