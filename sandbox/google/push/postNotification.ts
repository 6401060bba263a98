import type { Keys } from "../../standIn/oauth/keys.ts";
import type { Delivery, PushEndpoint } from "../control/types.ts";

/** What a notification tells, and the id that Pub/Sub gives it. */
export type Notification = Pick<Delivery, "messageId" | "emailAddress" | "historyId">;

/** The Google Cloud project in the names of topics and subscriptions. */
export const project = "threadbook-sandbox";

/** Pub/Sub's deadline for an acknowledgement. */
const answerTimeoutMs = 10_000;

/** The account that signs for the deliveries; its number stays the same. */
const signer = "112233445566778899001";

/**
 * Posts one notification as a Pub/Sub push subscription does, with an OpenID Connect token of the push key.
 * Answers the endpoint's status; rejects where it cannot be reached.
 */
export async function postNotification(input: {
  notification: Notification;
  endpoint: PushEndpoint;
  keys: Keys;
  issuer: string;
  /** Milliseconds UTC. */
  now: number;
  /** Ends the wait for an answer. */
  closing: AbortSignal;
}): Promise<number> {
  const { notification, endpoint, now } = input;
  const seconds = Math.floor(now / 1000);
  const token = await input.keys.sign("push", {
    iss: input.issuer,
    aud: endpoint.audience,
    sub: signer,
    azp: signer,
    email: endpoint.serviceAccount,
    email_verified: true,
    iat: seconds,
    exp: seconds + 3600,
  });
  const { emailAddress, historyId, messageId } = notification;
  // Gmail writes the history id of a notification as a number, not as text.
  const data = Buffer.from(`{"emailAddress":${JSON.stringify(emailAddress)},"historyId":${historyId}}`);
  const publishTime = new Date(now).toISOString();
  const response = await fetch(endpoint.url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "user-agent": "APIs-Google",
    },
    body: JSON.stringify({
      message: {
        data: data.toString("base64"),
        messageId,
        message_id: messageId,
        publishTime,
        publish_time: publishTime,
      },
      subscription: endpoint.subscription ?? `projects/${project}/subscriptions/gmail`,
    }),
    signal: AbortSignal.any([input.closing, AbortSignal.timeout(answerTimeoutMs)]),
  });
  await response.body?.cancel();
  return response.status;
}
