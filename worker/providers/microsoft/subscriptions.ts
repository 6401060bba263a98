import * as z from "zod";
import type { Config } from "../../config.ts";
import type { PushChannel } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import type { GraphApi } from "./graphApi.ts";

/** https://learn.microsoft.com/graph/api/resources/subscription: messages may be watched for 10,080 minutes. */
const lifetime = 10_060 * 60_000;

const subscriptionSchema = z.object({
  id: z.string().min(1),
  expirationDateTime: z.iso.datetime({ offset: true }),
});

/** Push of one mailbox: changes of any of its messages. */
export interface Subscriptions {
  create(secret: string): Promise<PushChannel | null>;
  renew(channelId: string): Promise<PushChannel>;
  end(channelId: string): Promise<void>;
}

export function subscriptions(
  api: GraphApi,
  config: Pick<Config, "PUBLIC_URL" | "GRAPH_API_URL">,
  isShared: boolean,
): Subscriptions {
  const url = `${config.PUBLIC_URL}/webhooks/graph`;
  const path = (channelId: string) => `/subscriptions/${encodeURIComponent(channelId)}`;
  const expirationDateTime = () => new Date(api.clock.now() + lifetime).toISOString();

  return {
    async create(secret) {
      // With a person's own permissions nobody can subscribe to a mailbox of others.
      if (isShared || !isReachable(config)) return null;
      const created = await api.call("subscriptions.create", subscriptionSchema, {
        method: "POST",
        path: "/subscriptions",
        body: {
          changeType: "created,updated,deleted",
          resource: "me/messages",
          notificationUrl: url,
          lifecycleNotificationUrl: `${url}/lifecycle`,
          expirationDateTime: expirationDateTime(),
          clientState: secret,
        },
      });
      return channelOf(created);
    },
    async renew(channelId) {
      const renewed = await api.call("subscriptions.update", subscriptionSchema, {
        method: "PATCH",
        path: path(channelId),
        body: { expirationDateTime: expirationDateTime() },
      });
      return channelOf(renewed);
    },
    async end(channelId) {
      try {
        await api.call("subscriptions.delete", z.unknown(), { method: "DELETE", path: path(channelId) });
      } catch (error) {
        // What has ended by itself is what was wanted.
        if (!(error instanceof ProviderError) || error.code !== "not_found") throw error;
      }
    },
  };
}

/** Graph posts to https only; a Graph on this machine also to this machine. */
function isReachable({ PUBLIC_URL, GRAPH_API_URL }: Pick<Config, "PUBLIC_URL" | "GRAPH_API_URL">): boolean {
  return PUBLIC_URL.startsWith("https:") || (isLoopback(PUBLIC_URL) && isLoopback(GRAPH_API_URL));
}

function isLoopback(url: string): boolean {
  return ["localhost", "127.0.0.1", "[::1]"].includes(new URL(url).hostname);
}

function channelOf({ id, expirationDateTime }: z.infer<typeof subscriptionSchema>): PushChannel {
  return { channelId: id, expiresAt: Date.parse(expirationDateTime) };
}
