import type { ProviderKind } from "#shared/auth.ts";
import type { Clock } from "../clock.ts";
import type { Config } from "../config.ts";
import { googleProvider } from "./google/googleProvider.ts";
import type { AccessTokenSource, MailProvider, Spent } from "./mailProvider.ts";
import { microsoftProvider } from "./microsoft/microsoftProvider.ts";

/** The mailbox of a connected account. `accessToken` gives and refreshes its token, `accountEmail` is its own address. */
export function createMailProvider(options: {
  kind: ProviderKind;
  config: Pick<Config, "GMAIL_API_URL" | "GOOGLE_PUBSUB_TOPIC" | "GRAPH_API_URL" | "PUBLIC_URL">;
  fetch: typeof fetch;
  clock: Clock;
  accessToken: AccessTokenSource;
  accountEmail: string;
  /** A mailbox of others that is opened to this account, where the provider knows such; its own unless given. */
  mailboxAddress?: string | null;
  /** Who counts what calls cost; nobody unless given. */
  spent?: Spent;
}): MailProvider {
  const { kind, mailboxAddress = null, spent = () => {}, ...rest } = options;
  switch (kind) {
    case "google":
      return googleProvider({ ...rest, spent });
    case "microsoft":
      return microsoftProvider({ ...rest, mailboxAddress, spent });
  }
}
