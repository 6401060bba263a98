import { type GoogleStandIn, startGoogle } from "#sandbox/google/server.ts";
import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { createTestContext, type TestContext } from "./context.ts";
import { createEmailProvider, createOrganization, createUser } from "./organization.ts";
import { ada, rawMail } from "./rawMail.ts";

const modify = "https://www.googleapis.com/auth/gmail.modify";

/** `count` small mails, a minute apart. */
export function* sampleMails(count: number, start = Date.UTC(2026, 10, 1)): Generator<SampleEmail> {
  for (let number = 0; number < count; number++)
    yield {
      raw: rawMail({ subject: `Mail ${number}`, messageId: `mail-${number}@orbis.example` }),
      receivedAt: start + number * 60_000,
      threadKey: `thread-${number}`,
      labels: number % 2 === 0 ? ["INBOX", "UNREAD"] : ["INBOX"],
    };
}

/** A stand-in with Ada's mailbox, connected to an organization of its own, one clock for both. */
export async function connectGmail(mails: Iterable<SampleEmail> = [], config: Record<string, string> = {}) {
  let ctx: TestContext | null = null;
  const google: GoogleStandIn = await startGoogle({
    storage: ":memory:",
    clientId: "client",
    clientSecret: "secret",
    redirectUris: ["http://127.0.0.1:8787/auth/callback/google"],
    accounts: [{ address: ada, name: "Ada Brandt", aliases: [] }],
    clock: { now: () => ctx?.clock.now() ?? Date.UTC(2026, 10, 23, 9, 0, 0) },
  });
  await google.control.seed(ada, mails);
  ctx = await createTestContext({
    config: { GOOGLE_ISSUER: google.url, GMAIL_API_URL: google.url, ...config },
  });
  const { id: organizationId } = await createOrganization(ctx);
  const owner = await createUser(ctx, organizationId, { email: ada });
  const tokens = await google.control.grant(ada, [modify]);
  const id = crypto.randomUUID();
  const mailbox = await createEmailProvider(ctx, owner, {
    id,
    status: "connecting",
    tokenEnvelope: await ctx.vault.seal(JSON.stringify(tokens), id),
  });
  return { google, control: google.control, ctx, owner, organizationId, emailProviderId: mailbox.id };
}
