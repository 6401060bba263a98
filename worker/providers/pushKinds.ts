import type { ProviderKind } from "#shared/auth.ts";
import type { Config } from "../config.ts";
import { gmailPushSettings } from "./google/pushSettings.ts";

/**
 * The kinds of accounts for which this server can be told of changes. Graph needs nothing but our public address; where
 * it cannot reach that, or may not watch a mailbox, `watch` says so.
 */
export function pushKinds(config: Config): ProviderKind[] {
  const kinds: ProviderKind[] = [];
  if (gmailPushSettings(config) !== null) kinds.push("google");
  if (config.MICROSOFT_CLIENT_ID !== null) kinds.push("microsoft");
  return kinds;
}
