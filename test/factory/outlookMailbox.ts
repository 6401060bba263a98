import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { type MicrosoftStandIn, startMicrosoft } from "#sandbox/microsoft/server.ts";
import { createTestContext, type TestContext } from "./context.ts";
import { createEmailProvider, createOrganization, createUser } from "./organization.ts";
import { ada } from "./rawMail.ts";

/** What a person grants who connects an Outlook mailbox. */
const outlookScopes = ["openid", "profile", "email", "offline_access", "User.Read", "Mail.ReadWrite"];

/** A stand-in with Ada's mailbox, connected to an organization of its own, one clock for both. */
export async function connectOutlook(
  mails: Iterable<SampleEmail> = [],
  options: { scopes?: string[]; config?: Record<string, string> } = {},
) {
  let ctx: TestContext | null = null;
  const microsoft: MicrosoftStandIn = await startMicrosoft({
    storage: ":memory:",
    clientId: "client",
    clientSecret: "secret",
    redirectUris: ["http://127.0.0.1:8787/auth/callback/microsoft"],
    accounts: [{ address: ada, name: "Ada Brandt", aliases: [] }],
    clock: { now: () => ctx?.clock.now() ?? Date.UTC(2026, 10, 23, 9, 0, 0) },
  });
  await microsoft.control.seed(ada, mails);
  ctx = await createTestContext({
    config: {
      MICROSOFT_ISSUER: `${microsoft.url}/common/v2.0`,
      GRAPH_API_URL: microsoft.url,
      MICROSOFT_CLIENT_ID: "client",
      MICROSOFT_CLIENT_SECRET: "secret",
      ...options.config,
    },
  });
  const { id: organizationId } = await createOrganization(ctx);
  const owner = await createUser(ctx, organizationId, { email: ada });
  const grantedScopes = options.scopes ?? outlookScopes;
  const tokens = await microsoft.control.grant(ada, grantedScopes);
  const id = crypto.randomUUID();
  const mailbox = await createEmailProvider(ctx, owner, {
    id,
    kind: "microsoft",
    status: "connecting",
    grantedScopes,
    tokenEnvelope: await ctx.vault.seal(JSON.stringify(tokens), id),
  });
  return { microsoft, control: microsoft.control, ctx, owner, organizationId, emailProviderId: mailbox.id };
}
