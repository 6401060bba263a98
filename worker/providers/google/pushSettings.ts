import type { Config } from "../../config.ts";

/** How Gmail's notifications reach us, and what they must prove. */
export interface GmailPushSettings {
  /** `projects/<project>/topics/<name>`, where Gmail publishes. */
  topic: string;
  /** `aud` and `email` of the token with which Pub/Sub pushes to us. */
  audience: string;
  serviceAccount: string;
}

/** Null unless all three are configured: then polling alone finds what changes. */
export function gmailPushSettings(
  config: Pick<Config, "GOOGLE_PUBSUB_TOPIC" | "GOOGLE_PUBSUB_AUDIENCE" | "GOOGLE_PUBSUB_SERVICE_ACCOUNT">,
): GmailPushSettings | null {
  const {
    GOOGLE_PUBSUB_TOPIC: topic,
    GOOGLE_PUBSUB_AUDIENCE: audience,
    GOOGLE_PUBSUB_SERVICE_ACCOUNT: serviceAccount,
  } = config;
  if (topic === null || audience === null || serviceAccount === null) return null;
  return { topic, audience, serviceAccount };
}
