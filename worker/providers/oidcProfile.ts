import type { ProviderKind } from "#shared/auth.ts";
import type { ProviderErrorCode } from "./providerError.ts";

export type Intent = "sign-in" | "connect";

/** What a person allowed us to do with the mailbox. */
interface Permissions {
  read: boolean;
  modify: boolean;
}

/** Who signed in, as the provider's id token says. */
export interface OidcIdentity {
  /** The provider's own, never-changing id of the account. */
  subject: string;
  /** Lower-case; empty where the provider gives none. */
  email: string;
  isEmailVerified: boolean;
  /** Empty where the provider gives none. */
  name: string;
}

/** A refusal of the token endpoint in its stable parts (RFC 6749, 5.2); descriptions are for people and change. */
interface TokenRefusal {
  status: number;
  error: string;
  /** Further codes that the provider puts into the body, such as Entra's `error_codes`. */
  codes: number[];
}

/** All that differs between OpenID providers, as data: the rest of sign-in and connect is the same for each. */
export interface OidcProfile {
  kind: ProviderKind;
  /** As people know it. */
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  scopes: Record<Intent, string[]>;
  /** Whether a refresh token dies when it is used, so that two requests at once cannot both use it. */
  isRefreshTokenSingleUse: boolean;
  /** The permission to read and change mail, as the consent page words it. */
  mailPermission: string;
  /** Parameters of the authorization request beyond those of OpenID Connect. */
  parameters: Record<Intent, Record<string, string>>;
  permissionsOf(grantedScopes: readonly string[]): Permissions;
  identityOf(claims: Readonly<Record<string, unknown>>): OidcIdentity;
  errorOf(refusal: TokenRefusal): ProviderErrorCode;
}
