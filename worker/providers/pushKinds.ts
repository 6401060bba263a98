import type { ProviderKind } from "#shared/auth.ts";
import type { Config } from "../config.ts";
import { gmailPushSettings } from "./google/pushSettings.ts";

/** The kinds of accounts for which this server can be told of changes. Graph needs nothing but our public address. */
export function pushKinds(config: Config): ProviderKind[] {
  return gmailPushSettings(config) === null ? ["microsoft"] : ["google", "microsoft"];
}
