import type { GoogleStandIn } from "#sandbox/google/server.ts";
import type { World } from "#sandbox/mailboxes/generate.ts";
import type { MicrosoftStandIn } from "#sandbox/microsoft/server.ts";
import { fillSampleMailbox } from "./sampleMailbox.ts";
import { ada, ben } from "./samplePeople.ts";
import { clientId, publicUrl, type Services, startGoogleStandIn, startMicrosoftStandIn } from "./services.ts";
import type { Secrets, StartOptions } from "./settings.ts";

/** The providers of the sandbox, and what the Worker must know to take them for the real ones. */
export interface StandIns {
  google: GoogleStandIn;
  microsoft: MicrosoftStandIn;
  variables: Record<string, string>;
}

/** The service account that pushes for Pub/Sub. */
const pushAccount = "push@threadbook-sandbox.iam.example";

/** Starts both stand-ins with a sample mailbox each. */
export async function startStandIns(
  services: Services,
  options: StartOptions,
  secrets: Secrets,
  sample: { world: World; until: number; say: (line: string) => void },
): Promise<StandIns> {
  const { world, until, say } = sample;
  const google = await startGoogleStandIn(services, options, secrets);
  const microsoft = await startMicrosoftStandIn(services, options, secrets);
  const amount = { emails: options.emails, until };
  const filled = [
    [ada, await fillSampleMailbox(google.control, world, ada, amount)],
    // What an organization gets that owns its domain, and asks for the claim: the address is confirmed.
    [
      ben,
      await fillSampleMailbox(microsoft.control, world, ben, { ...amount, account: { ownsDomain: true } }),
    ],
  ] as const;
  for (const [person, emails] of filled)
    say(`The sample mailbox of ${person.address} holds ${emails.toLocaleString("en")} emails.`);
  const audience = `${publicUrl(options)}/webhooks/gmail`;
  await google.control.setPushEndpoint({ url: audience, audience, serviceAccount: pushAccount });
  return {
    google,
    microsoft,
    variables: {
      GOOGLE_ISSUER: google.url,
      GMAIL_API_URL: google.url,
      GOOGLE_CLIENT_ID: clientId,
      GOOGLE_CLIENT_SECRET: secrets.clientSecret,
      GOOGLE_PUBSUB_TOPIC: "projects/threadbook-sandbox/topics/gmail",
      GOOGLE_PUBSUB_AUDIENCE: audience,
      GOOGLE_PUBSUB_SERVICE_ACCOUNT: pushAccount,
      MICROSOFT_ISSUER: `${microsoft.url}/common/v2.0`,
      GRAPH_API_URL: microsoft.url,
      MICROSOFT_CLIENT_ID: clientId,
      MICROSOFT_CLIENT_SECRET: secrets.clientSecret,
    },
  };
}
