/** An error as Google's APIs answer it (google.rpc.Status in its JSON form, with the older `errors` list). */
export interface GoogleErrorBody {
  error: {
    code: number;
    message: string;
    errors: { message: string; domain: string; reason: string; location?: string; locationType?: string }[];
    status: string;
    details?: Record<string, unknown>[];
  };
}

/** A refusal: what the API answers instead of a result. */
export class GoogleError extends Error {
  readonly status: number;
  readonly body: GoogleErrorBody;
  readonly headers: Record<string, string>;

  constructor(status: number, body: GoogleErrorBody, headers: Record<string, string> = {}) {
    super(body.error.message);
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

const statusNames: Record<number, string> = {
  400: "INVALID_ARGUMENT",
  401: "UNAUTHENTICATED",
  403: "PERMISSION_DENIED",
  404: "NOT_FOUND",
  409: "ABORTED",
  429: "RESOURCE_EXHAUSTED",
  500: "INTERNAL",
  503: "UNAVAILABLE",
};

const reasons: Record<number, string> = {
  400: "invalidArgument",
  401: "authError",
  403: "forbidden",
  404: "notFound",
  409: "aborted",
  429: "rateLimitExceeded",
  500: "backendError",
  503: "backendError",
};

/** Reasons that speak of limits stand in a domain of their own. */
const limitReasons = ["rateLimitExceeded", "userRateLimitExceeded", "quotaExceeded", "dailyLimitExceeded"];

/** The body of an error of any status, with Google's names for it unless others are given. */
export function errorBody(
  code: number,
  message: string,
  reason: string = reasons[code] ?? "backendError",
  extra: { status?: string; details?: Record<string, unknown>[] } = {},
): GoogleErrorBody {
  return {
    error: {
      code,
      message,
      errors: [{ message, domain: limitReasons.includes(reason) ? "usageLimits" : "global", reason }],
      status: extra.status ?? statusNames[code] ?? "UNKNOWN",
      ...(extra.details ? { details: extra.details } : {}),
    },
  };
}

/** 400: something in the request cannot be meant. */
export function invalidArgument(message: string): GoogleError {
  return new GoogleError(400, errorBody(400, message));
}

/** 404, with the one message that Google has for every missing thing. */
export function notFound(): GoogleError {
  return new GoogleError(404, errorBody(404, "Requested entity was not found."));
}

/** 401: the token is unknown, expired or revoked; without a token the message differs. */
export function unauthenticated(hasToken: boolean): GoogleError {
  const message = hasToken
    ? "Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project."
    : "Request is missing required authentication credential. Expected OAuth 2 access token, login cookie or other valid authentication credential. See https://developers.google.com/identity/sign-in/web/devconsole-project.";
  const body = errorBody(401, message);
  body.error.errors = [
    {
      message: hasToken ? "Invalid Credentials" : "Login Required.",
      domain: "global",
      reason: hasToken ? "authError" : "required",
      location: "Authorization",
      locationType: "header",
    },
  ];
  return new GoogleError(401, body, {
    "www-authenticate": `Bearer realm="https://accounts.google.com/"${hasToken ? ', error="invalid_token"' : ""}`,
  });
}

/** 403: the token lives, but was not granted any of `scopes`. */
export function insufficientScope(scopes: readonly string[], method: string): GoogleError {
  const body = errorBody(403, "Request had insufficient authentication scopes.", "insufficientPermissions", {
    details: [
      {
        "@type": "type.googleapis.com/google.rpc.ErrorInfo",
        reason: "ACCESS_TOKEN_SCOPE_INSUFFICIENT",
        domain: "googleapis.com",
        metadata: { service: "gmail.googleapis.com", method },
      },
    ],
  });
  body.error.errors = [
    { message: "Insufficient Permission", domain: "global", reason: "insufficientPermissions" },
  ];
  return new GoogleError(403, body, {
    "www-authenticate": `Bearer realm="https://accounts.google.com/", error="insufficient_scope", scope="${scopes.join(" ")}"`,
  });
}
