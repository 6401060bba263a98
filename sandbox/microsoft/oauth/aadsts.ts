import { randomUUID } from "node:crypto";

interface KnownError {
  /** HTTP status at the token endpoint. */
  status: 400 | 401;
  error: string;
  text: string;
  suberror?: string;
}

/**
 * Entra's errors by number: OAuth word, status and text, as its reference of AADSTS codes and its answers have them.
 */
export const aadsts = {
  50011: {
    status: 400,
    error: "invalid_request",
    text: "The redirect URI specified in the request does not match the redirect URIs configured for the application.",
  },
  50076: {
    status: 400,
    error: "interaction_required",
    text: "Due to a configuration change made by your administrator, or because you moved to a new location, you must use multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.",
    suberror: "basic_action",
  },
  50079: {
    status: 400,
    error: "interaction_required",
    text: "Due to a configuration change made by your administrator, or because you moved to a new location, you must enroll in multi-factor authentication to access '00000003-0000-0000-c000-000000000000'.",
    suberror: "basic_action",
  },
  50158: {
    status: 400,
    error: "interaction_required",
    text: "External security challenge not satisfied. User will be redirected to another page or authentication provider to satisfy additional authentication challenges.",
    suberror: "message_only",
  },
  50173: {
    status: 400,
    error: "invalid_grant",
    text: "The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password.",
    suberror: "bad_token",
  },
  50196: {
    status: 400,
    error: "invalid_grant",
    text: "The server terminated an operation because it encountered a client request loop. Please contact your app vendor.",
  },
  53003: {
    status: 400,
    error: "interaction_required",
    text: "Access has been blocked by Conditional Access policies. The access policy does not allow token issuance.",
    suberror: "message_only",
  },
  54005: {
    status: 400,
    error: "invalid_grant",
    text: "OAuth2 Authorization code was already redeemed, please retry with a new valid code or use an existing refresh token.",
  },
  65001: {
    status: 400,
    error: "invalid_grant",
    text: "The user or administrator has not consented to use the application. Send an interactive authorization request for this user and resource.",
    suberror: "consent_required",
  },
  65004: { status: 400, error: "access_denied", text: "User declined to consent to access the app." },
  70000: {
    status: 400,
    error: "invalid_grant",
    text: "Provided grant is invalid or malformed.",
  },
  70008: {
    status: 400,
    error: "invalid_grant",
    text: "The provided authorization code or refresh token has expired due to inactivity. Send a new interactive authorization request for this user and resource.",
    suberror: "bad_token",
  },
  70011: {
    status: 400,
    error: "invalid_scope",
    text: "The provided request must include a 'scope' input parameter. The provided value for the input parameter 'scope' is not valid.",
  },
  90009: { status: 400, error: "invalid_request", text: "The application is requesting a token for itself." },
  90014: {
    status: 400,
    error: "invalid_request",
    text: "The required field is missing from the credential. Ensure that you have all the necessary parameters for the login request.",
  },
  90094: {
    status: 400,
    error: "access_denied",
    text: "Administrator consent is required. This application is requesting permissions that an admin must grant before you can use it.",
  },
  90002: {
    status: 400,
    error: "invalid_request",
    text: "Tenant not found. Check to make sure you have the correct tenant ID and are signing into the correct cloud.",
  },
  501481: {
    status: 400,
    error: "invalid_grant",
    text: "The Code_Verifier does not match the code_challenge supplied in the authorization request.",
  },
  500112: {
    status: 400,
    error: "invalid_grant",
    text: "The reply address does not match the reply address provided when requesting Authorization code.",
  },
  700016: {
    status: 400,
    error: "unauthorized_client",
    text: "Application was not found in the directory. This can happen if the application has not been installed by the administrator of the tenant or consented to by any user in the tenant.",
  },
  700082: {
    status: 400,
    error: "invalid_grant",
    text: "The refresh token has expired due to inactivity. The token was inactive for 90.00:00:00.",
    suberror: "bad_token",
  },
  700084: {
    status: 400,
    error: "invalid_grant",
    text: "The refresh token was issued to a single page app (SPA), and therefore has a fixed, limited lifetime of 1.00:00:00, which can't be extended. It is now expired and a new sign in request must be sent by the SPA to the sign in page.",
    suberror: "bad_token",
  },
  7000215: {
    status: 401,
    error: "invalid_client",
    text: "Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID.",
  },
  7000218: {
    status: 401,
    error: "invalid_client",
    text: "The request body must contain the following parameter: 'client_assertion' or 'client_secret'.",
  },
  7000222: {
    status: 401,
    error: "invalid_client",
    text: "The provided client secret keys for app are expired. Visit the Azure portal to create new keys for your app, or consider using certificate credentials for added security.",
  },
  9002313: {
    status: 400,
    error: "invalid_grant",
    text: "Invalid request. Request is malformed or invalid.",
  },
} as const satisfies Record<number, KnownError>;

/** The number of an error that Entra is known to answer. */
export type AadstsCode = keyof typeof aadsts;

/** Whether a number is one of them. */
export function isAadstsCode(code: number): code is AadstsCode {
  return Object.hasOwn(aadsts, code);
}

/** The text of an error as people and logs see it. `now` in milliseconds UTC. */
export function describe(code: AadstsCode, now: number, text: string = aadsts[code].text) {
  const traceId = randomUUID();
  const correlationId = randomUUID();
  const timestamp = `${new Date(now).toISOString().slice(0, 19).replace("T", " ")}Z`;
  return {
    traceId,
    correlationId,
    timestamp,
    description: `AADSTS${code}: ${text} Trace ID: ${traceId} Correlation ID: ${correlationId} Timestamp: ${timestamp}`,
  };
}

/** The body of an error at the token endpoint. */
export function tokenErrorBody(code: AadstsCode, now: number, text?: string) {
  const known: KnownError = aadsts[code];
  const { description, timestamp, traceId, correlationId } = describe(code, now, text);
  return {
    error: known.error,
    error_description: description,
    error_codes: [code],
    timestamp,
    trace_id: traceId,
    correlation_id: correlationId,
    error_uri: `https://login.microsoftonline.com/error?code=${code}`,
    ...(known.suberror ? { suberror: known.suberror } : {}),
  };
}

/** A refusal of the token endpoint. */
export class TokenRefused extends Error {
  readonly code: AadstsCode;
  readonly text: string | undefined;

  constructor(code: AadstsCode, text?: string) {
    super(text ?? aadsts[code].text);
    this.code = code;
    this.text = text;
  }
}
