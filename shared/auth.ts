import * as z from "zod";

export const providerKindSchema = z.enum(["google", "microsoft"]);
export type ProviderKind = z.infer<typeof providerKindSchema>;

/** `GET /v1/auth/providers`, for everybody: the providers that this Threadbook offers. */
export const offeredProvidersSchema = z.object({ items: z.array(providerKindSchema) });
export type OfferedProviders = z.infer<typeof offeredProvidersSchema>;

/** `POST /v1/auth/start`. The challenge is PKCE S256 (RFC 7636), the redirect uri one of the allow-listed. */
export const authStartRequestSchema = z.object({
  provider: providerKindSchema,
  redirectUri: z.url().max(512),
  codeChallenge: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  intent: z.enum(["sign-in", "connect"]),
  /** The address to preselect on the consent page, when reconnecting. */
  loginHint: z.email().max(320).optional(),
  /** With `connect`: a shared mailbox that is open to the account, instead of the account's own. */
  mailboxAddress: z.email().max(320).toLowerCase().optional(),
});
export type AuthStartRequest = z.infer<typeof authStartRequestSchema>;

export const authStartAnswerSchema = z.object({ authorizationUrl: z.url() });
export type AuthStartAnswer = z.infer<typeof authStartAnswerSchema>;

/** `POST /v1/auth/token`: the one-time code of the callback, or a refresh token. */
export const authTokenRequestSchema = z.union([
  z.object({ code: z.string().min(1).max(512), codeVerifier: z.string().regex(/^[A-Za-z0-9._~-]{43,128}$/) }),
  z.object({ refreshToken: z.string().min(1).max(512) }),
]);
export type AuthTokenRequest = z.infer<typeof authTokenRequestSchema>;

export const authTokenAnswerSchema = z.object({
  accessToken: z.string(),
  /** Seconds the access token lives. */
  expiresIn: z.number().int(),
  /** Replaces the one that was sent: each works once. */
  refreshToken: z.string(),
  /** The mailbox that was connected, when the code came from a connect. */
  emailProviderId: z.string().nullable(),
});
export type AuthTokenAnswer = z.infer<typeof authTokenAnswerSchema>;

/** `GET /v1/me` */
export const meSchema = z.object({
  user: z.object({ id: z.string(), email: z.string(), name: z.string(), role: z.enum(["admin", "member"]) }),
  organization: z.object({ id: z.string(), name: z.string() }),
});
export type Me = z.infer<typeof meSchema>;

/** `GET /v1/sessions` */
export const sessionItemSchema = z.object({
  id: z.string(),
  userAgent: z.string().nullable(),
  createdAt: z.number(),
  lastUsedAt: z.number(),
  isCurrent: z.boolean(),
});
export type SessionItem = z.infer<typeof sessionItemSchema>;
