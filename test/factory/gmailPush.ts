import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import type { SampleEmail } from "#sandbox/mail/sampleEmail.ts";
import { createApp } from "#worker/http/app.ts";
import type { LogFields } from "#worker/log.ts";
import { connectGmail } from "./gmailMailbox.ts";

export const pushAudience = "https://threadbook.example/webhooks/gmail";
export const pushAccount = "push@threadbook-sandbox.iam.example";
export const pushTopic = "projects/threadbook-sandbox/topics/gmail";

/** Ada's mailbox with push set up, and the Worker listening where Pub/Sub pushes. Each change is announced. */
export async function connectPushedGmail(mails: Iterable<SampleEmail> = []) {
  const connected = await connectGmail(mails, {
    GOOGLE_PUBSUB_TOPIC: pushTopic,
    GOOGLE_PUBSUB_AUDIENCE: pushAudience,
    GOOGLE_PUBSUB_SERVICE_ACCOUNT: pushAccount,
  });
  const logged: { event: string; fields: LogFields | undefined }[] = [];
  const record = (event: string, fields?: LogFields) => logged.push({ event, fields });
  connected.ctx.log = { info: record, warn: record, error: record };
  const app = createApp(() => connected.ctx);
  const listening = Promise.withResolvers<AddressInfo>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, listening.resolve);
  const url = `http://127.0.0.1:${(await listening.promise).port}/webhooks/gmail`;
  await connected.control.setPushEndpoint({
    url,
    audience: pushAudience,
    serviceAccount: pushAccount,
    onePerSecond: false,
  });
  return {
    ...connected,
    app,
    url,
    logged,
    async close() {
      await connected.google.close();
      if ("closeAllConnections" in server) server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
