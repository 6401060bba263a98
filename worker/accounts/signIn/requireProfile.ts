import type { ProviderKind } from "#shared/auth.ts";
import type { Config } from "../../config.ts";
import { AppError } from "../../errors.ts";
import type { OidcProfile } from "../../providers/oidcProfile.ts";
import { oidcProfileFor } from "../../providers/oidcProfileFor.ts";

/**
 * The OpenID profile of a provider.
 * @throws AppError `invalid_request` where this Threadbook does not offer the provider.
 */
export function requireProfile(kind: ProviderKind, config: Config): OidcProfile {
  const profile = oidcProfileFor(kind, config);
  if (profile === null)
    throw new AppError("invalid_request", `This Threadbook does not offer ${kind} accounts. Choose another.`);
  return profile;
}
