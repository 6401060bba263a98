import type { ProviderKind } from "#shared/auth.ts";
import type { Config } from "../config.ts";
import { googleOidcProfile } from "./google/oidcProfile.ts";
import { microsoftOidcProfile } from "./microsoft/oidcProfile.ts";
import type { OidcProfile } from "./oidcProfile.ts";

const profiles: Record<ProviderKind, (config: Config) => OidcProfile | null> = {
  google: googleOidcProfile,
  microsoft: microsoftOidcProfile,
};

/** The OpenID profile of a provider, or null where this Threadbook does not offer it. */
export function oidcProfileFor(kind: ProviderKind, config: Config): OidcProfile | null {
  return profiles[kind](config);
}
