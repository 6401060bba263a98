import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { type MicrosoftStandIn, startMicrosoft } from "#sandbox/microsoft/server.ts";
import { createApp } from "#worker/http/app.ts";
import { createTestContext, type TestContext } from "./context.ts";
import { createEmailProvider, createOrganization, createUser } from "./organization.ts";
import { ada } from "./rawMail.ts";

const client = { clientId: "5f1c7a0e-9a35-4d2c-8a6e-3c1f0a7b2d11", clientSecret: "secret-1" };

/** A stand-in with Ada's Outlook mailbox, connected, and the Worker listening at its public address; one clock for all. */
export async function connectPushedOutlook(mails: Iterable<SampleEmail> = []) {
  let ctx: TestContext | null = null;
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve(
    {
      fetch: (request) => {
        const current = ctx;
        return current === null ? Response.error() : createApp(() => current).fetch(request);
      },
      port: 0,
      hostname: "127.0.0.1",
    },
    listening.resolve,
  );
  const publicUrl = `http://127.0.0.1:${(await listening.promise).port}`;
  const microsoft: MicrosoftStandIn = await startMicrosoft({
    storage: ":memory:",
    ...client,
    redirectUris: [`${publicUrl}/auth/callback/microsoft`],
    accounts: [{ address: ada, name: "Ada Brandt", aliases: [] }],
    clock: { now: () => ctx?.clock.now() ?? Date.UTC(2026, 10, 23, 9, 0, 0) },
  });
  await microsoft.control.seed(ada, mails);
  const context = await createTestContext({
    config: {
      PUBLIC_URL: publicUrl,
      MICROSOFT_ISSUER: `${microsoft.url}/common/v2.0`,
      GRAPH_API_URL: microsoft.url,
      MICROSOFT_CLIENT_ID: client.clientId,
      MICROSOFT_CLIENT_SECRET: client.clientSecret,
    },
  });
  ctx = context;
  const { id: organizationId } = await createOrganization(context);
  const owner = await createUser(context, organizationId, { email: ada });
  const scopes = ["User.Read", "Mail.ReadWrite", "offline_access"];
  const tokens = await microsoft.control.grant(ada, scopes);
  const [account] = await microsoft.control.accounts();
  const id = crypto.randomUUID();
  await createEmailProvider(context, owner, {
    id,
    kind: "microsoft",
    subject: `${account?.tenantId}:${account?.objectId}`,
    grantedScopes: scopes,
    status: "connecting",
    tokenEnvelope: await context.vault.seal(JSON.stringify(tokens), id),
  });
  return {
    microsoft,
    control: microsoft.control,
    ctx: context,
    organizationId,
    emailProviderId: id,
    publicUrl,
    async close() {
      await microsoft.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
