import { expect, test } from "vitest";
import { fakeClock, testConfig } from "#test/factory/context.ts";
import { googleOidcProfile } from "#worker/providers/google/oidcProfile.ts";
import { refreshTokens } from "./openIdClient.ts";

const issuer = "https://issuer.example";

function answering(answer: () => Response | Promise<Response>, at: string = issuer) {
  const profile = googleOidcProfile(testConfig({ GOOGLE_ISSUER: at }));
  const fetching = async (input: RequestInfo | URL) =>
    String(input).includes("/.well-known/")
      ? Response.json({ issuer: at, token_endpoint: `${at}/token` })
      : answer();
  return refreshTokens({ clock: fakeClock(), fetch: fetching }, profile, "refresh");
}

test.each([
  [400, { error: "invalid_grant", error_description: "anything" }, "reauth_required"],
  [400, { error: "invalid_grant", error_subtype: "invalid_rapt" }, "reauth_required"],
  [401, { error: "invalid_client" }, "app_misconfigured"],
  [400, { error: "unauthorized_client" }, "app_misconfigured"],
  [400, { error: "admin_policy_enforced" }, "permission_missing"],
  [403, { error: "rate_limit_exceeded" }, "rate_limited"],
  [429, { error: "invalid_grant" }, "rate_limited"],
  [500, { error: "internal_failure" }, "transient"],
  [503, "<html>try later</html>", "transient"],
  [404, "<html>captive portal</html>", "transient"],
  [200, "<html>captive portal</html>", "transient"],
  [200, { token_type: "Bearer" }, "permanent"],
  [400, { error: "constructor" }, "permanent"],
])("a token endpoint that answers %s %o means %s", async (status, body, code) => {
  const response = () =>
    typeof body === "string"
      ? new Response(body, { status, headers: { "content-type": "text/html" } })
      : Response.json(body, { status });
  await expect(answering(response)).rejects.toMatchObject({ code });
});

test("a pause is taken from Retry-After, in seconds or as a date, and is a minute where nothing is said", async () => {
  const now = fakeClock().now();
  const date = new Date(now + 90_000).toUTCString();
  for (const [header, retryAt] of [
    ["30", now + 30_000],
    [date, now + 90_000],
    ["soon", now + 60_000],
  ] as const) {
    const response = () => new Response(null, { status: 429, headers: { "retry-after": header } });
    await expect(answering(response)).rejects.toMatchObject({ code: "rate_limited", retryAt });
  }
});

test("an outage says nothing about the account", async () => {
  const failing = () => Promise.reject(new TypeError("fetch failed"));
  await expect(answering(failing)).rejects.toMatchObject({ code: "transient" });
});

test("plain http is refused unless the provider is on this machine", async () => {
  const fine = () => Response.json({ access_token: "a", token_type: "Bearer", expires_in: 60 });
  await expect(answering(fine, "http://issuer.example")).rejects.toMatchObject({ code: "permanent" });
  await expect(answering(fine, "http://127.0.0.1:1")).resolves.toMatchObject({ accessToken: "a" });
});

test("metadata of another issuer is refused", async () => {
  const profile = googleOidcProfile(testConfig({ GOOGLE_ISSUER: "https://claimed.example" }));
  const lying = async () =>
    Response.json({ issuer: "https://evil.example", token_endpoint: "https://evil.example/token" });
  await expect(refreshTokens({ clock: fakeClock(), fetch: lying }, profile, "refresh")).rejects.toMatchObject(
    { code: "permanent" },
  );
});
