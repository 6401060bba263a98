import { exportJWK, generateKeyPair, SignJWT } from "jose";
import { expect, it } from "vitest";
import { fakeClock, testConfig } from "#test/factory/context.ts";
import { microsoftOidcProfile } from "../../providers/microsoft/oidcProfile.ts";
import { exchangeCode } from "./openIdClient.ts";

const tenant = "11111111-2222-4333-8444-555555555555";
const otherTenant = "99999999-8888-4777-8666-555555555555";
const person = "aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee";
const right = { tid: tenant, oid: person, email: "Mia@Fabrikam.example", name: "Mia" };

/** A provider whose one id token holds these claims, all under an address of its own, since metadata is kept. */
async function answered(claims: Record<string, unknown>, options: { iss?: string; declared?: string } = {}) {
  const origin = `https://${crypto.randomUUID()}.example`;
  const { publicKey, privateKey } = await generateKeyPair("RS256");
  const clock = fakeClock();
  const seconds = Math.floor(clock.now() / 1000);
  const token = await new SignJWT({ aud: "client", sub: "pairwise", nonce: "n", ...claims })
    .setProtectedHeader({ alg: "RS256", kid: "k" })
    .setIssuer(
      (options.iss ?? "{origin}/{tenantid}/v2.0").replace("{origin}", origin).replace("{tenantid}", tenant),
    )
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + 3600)
    .sign(privateKey);
  const answers: Record<string, object> = {
    "/common/v2.0/.well-known/openid-configuration": {
      issuer: options.declared ?? `${origin}/{tenantid}/v2.0`,
      authorization_endpoint: `${origin}/authorize`,
      token_endpoint: `${origin}/token`,
      jwks_uri: `${origin}/keys`,
    },
    "/token": { access_token: "a", token_type: "Bearer", expires_in: 3600, id_token: token },
    "/keys": { keys: [{ ...(await exportJWK(publicKey)), kid: "k", alg: "RS256", use: "sig" }] },
  };
  const config = { MICROSOFT_ISSUER: `${origin}/common/v2.0`, MICROSOFT_CLIENT_ID: "client" };
  const profile = microsoftOidcProfile(testConfig({ ...config, MICROSOFT_CLIENT_SECRET: "secret" }));
  if (profile === null) throw new Error("Microsoft is not offered.");
  const outside = {
    clock,
    fetch: async (input: RequestInfo | URL) => Response.json(answers[new URL(String(input)).pathname] ?? {}),
  };
  return exchangeCode(outside, profile, {
    parameters: new URLSearchParams({ code: "c", state: "s" }),
    state: "s",
    redirectUri: "https://threadbook.example/auth/callback/microsoft",
    leg: { codeVerifier: "v".repeat(43), nonce: "n" },
  });
}

it("believes a token whose issuer is the tenant that it names", async () => {
  const { identity } = await answered(right);
  expect(identity).toEqual({
    subject: `${tenant}:${person}`,
    email: "mia@fabrikam.example",
    isEmailVerified: false,
    name: "Mia",
  });
});

it("takes an address for confirmed only where Entra says that its domain's owner is", async () => {
  expect((await answered({ ...right, xms_edov: true })).identity.isEmailVerified).toBe(true);
  expect((await answered({ ...right, xms_edov: false })).identity.isEmailVerified).toBe(false);
  const { email: _, ...unnamed } = right;
  const { identity } = await answered({ ...unnamed, preferred_username: "mia@x.example", xms_edov: true });
  expect(identity).toMatchObject({ email: "mia@x.example", isEmailVerified: false });
});

it.each([
  ["another tenant's issuer", right, { iss: `{origin}/${otherTenant}/v2.0` }],
  ["the template itself", right, { iss: "{origin}/%7Btenantid%7D/v2.0" }],
  ["another host", right, { iss: `https://login.evil.example/${tenant}/v2.0` }],
  ["no tenant", { ...right, tid: undefined }, {}],
  ["a tenant that is none", { ...right, tid: "../evil" }, {}],
  ["no account", { ...right, oid: undefined }, {}],
  ["discovery that names another host", right, { declared: "https://login.evil.example/{tenantid}/v2.0" }],
])("refuses a token with %s", async (_, claims, options) => {
  await expect(answered(claims, options)).rejects.toMatchObject({ code: "permanent" });
});
