import type { ProviderKind } from "#shared/auth.ts";
import type { ProviderErrorCode } from "./providerError.ts";

export type Intent = "sign-in" | "connect";

/** What a mailbox needs of the person's consent. */
export interface MailConsent {
  scopes: string[];
  /** The permission to read and change mail, as the consent page words it. */
  permission: string;
  /** What the person allowed us to do with the mailbox. */
  permissionsOf(grantedScopes: readonly string[]): { read: boolean; modify: boolean };
}

/** Who signed in, as the provider's id token says. */
export interface OidcIdentity {
  /** The provider's own, never-changing id of the account. */
  subject: string;
  /** Lower-case; empty where the provider gives none. Proves nothing unless it is verified. */
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

/** How one endpoint serves many tenants, each of them an issuer of its own. */
interface Tenants {
  /** Whether discovery may name this issuer: a template such as `https://login.example/{tenantid}/v2.0`. */
  declares(issuer: string): boolean;
  /** The `iss` that an id token with these claims must have; null where the claims name no tenant. */
  issuerOf(declared: string, claims: Readonly<Record<string, unknown>>): string | null;
}

/** All that differs between OpenID providers, as data: the rest of sign-in and connect is the same for each. */
export interface OidcProfile {
  kind: ProviderKind;
  /** As people know it. */
  name: string;
  issuer: string;
  /** Null where the issuer of every token is `issuer` itself. */
  tenants: Tenants | null;
  clientId: string;
  clientSecret: string;
  signInScopes: string[];
  mail: MailConsent;
  /** For a mailbox of others that is opened to the account; null where the provider has no such mailboxes. */
  sharedMail: MailConsent | null;
  /** Whether a refresh token dies when it is used, so that two requests at once cannot both use it. */
  isRefreshTokenSingleUse: boolean;
  /** Whether id tokens tell if the address is confirmed. Where not, it is shown and searched for, but proves nothing. */
  tellsVerifiedEmail: boolean;
  /** Parameters of the authorization request beyond those of OpenID Connect. */
  parameters: Record<Intent, Record<string, string>>;
  identityOf(claims: Readonly<Record<string, unknown>>): OidcIdentity;
  /** Of the token endpoint, and of the consent page, whose refusals come with status 400. */
  errorOf(refusal: TokenRefusal): ProviderErrorCode;
  /** Codes that a refusal at the consent page carries beside `error`. */
  codesOf(parameters: URLSearchParams): number[];
  /** Where an administrator allows Threadbook for the whole company; null where the provider has no such page. */
  approvalUrl(callbackUrl: string): string | null;
}
