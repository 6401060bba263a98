import type { ProviderKind } from "#shared/auth.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { googleProvider } from "./google/googleProvider.ts";
import type { AccessTokenSource, MailProvider } from "./mailProvider.ts";
import { ProviderError } from "./providerError.ts";

/**
 * The mailbox of a connected account. `accessToken` gives and refreshes its token, `accountEmail` is its own address.
 * @throws ProviderError `app_misconfigured` for a kind that this server does not serve.
 */
export function createMailProvider(options: {
  kind: ProviderKind;
  config: Pick<Config, "GMAIL_API_URL" | "GOOGLE_PUBSUB_TOPIC">;
  fetch: typeof fetch;
  clock: Clock;
  accessToken: AccessTokenSource;
  accountEmail: string;
}): MailProvider {
  const { kind, ...rest } = options;
  if (kind === "google") return googleProvider(rest);
  throw new ProviderError("app_misconfigured", `No mail provider serves accounts of the kind ${kind}.`);
}
