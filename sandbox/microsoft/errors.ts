import { randomUUID } from "node:crypto";

/** An error as Graph answers it. */
export interface GraphErrorBody {
  error: {
    code: string;
    message: string;
    innerError: { date: string; "request-id": string; "client-request-id": string };
  };
}

/** A refusal: what Graph answers instead of a result. */
export class GraphError extends Error {
  readonly status: number;
  readonly code: string;
  readonly headers: Record<string, string>;

  constructor(status: number, code: string, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.code = code;
    this.headers = headers;
  }
}

/** The body of an error. `now` in milliseconds UTC. */
export function errorBody(code: string, message: string, now: number): GraphErrorBody {
  const requestId = randomUUID();
  const date = new Date(now).toISOString().slice(0, 19);
  return {
    error: { code, message, innerError: { date, "request-id": requestId, "client-request-id": requestId } },
  };
}

/** Graph's usual code of a status, where nothing better is known. */
export const usualCodes: Record<number, string> = {
  400: "BadRequest",
  401: "InvalidAuthenticationToken",
  403: "ErrorAccessDenied",
  404: "ErrorItemNotFound",
  409: "Conflict",
  410: "resyncRequired",
  412: "ErrorIrresolvableConflict",
  423: "Locked",
  424: "FailedDependency",
  429: "TooManyRequests",
  500: "InternalServerError",
  502: "BadGateway",
  503: "ServiceUnavailable",
  504: "GatewayTimeout",
  507: "InsufficientStorage",
  509: "BandwidthLimitExceeded",
};

/** 400: something in the request cannot be meant. */
export function badRequest(message: string, code = "BadRequest"): GraphError {
  return new GraphError(400, code, message);
}

/** 404 of a thing in a mailbox. */
export function itemNotFound(): GraphError {
  return new GraphError(404, "ErrorItemNotFound", "The specified object was not found in the store.");
}

/** 400 of an id that is none. */
function malformedId(): GraphError {
  return badRequest("Id is malformed.", "ErrorInvalidIdMalformed");
}

/** 403: the token lives, but does not allow this, or the mailbox is not open to the person. */
export function accessDenied(): GraphError {
  return new GraphError(403, "ErrorAccessDenied", "Access is denied. Check credentials and try again.");
}

/** 401 as Graph says it of a missing, unknown or expired token. */
export function unauthenticated(why: "missing" | "unknown" | "expired", issuer: string): GraphError {
  const messages = {
    missing: "Access token is empty.",
    unknown:
      "IDX14100: JWT is not well formed, there are no dots (.).\nThe token needs to be in JWS or JWE Compact Serialization Format. (JWS): 'EncodedHeader.EncodedPayload.EncodedSignature'. (JWE): 'EncodedProtectedHeader.EncodedEncryptedKey.EncodedInitializationVector.EncodedCiphertext.EncodedAuthenticationTag'.",
    expired: "Lifetime validation failed, the token is expired.",
  };
  return new GraphError(401, "InvalidAuthenticationToken", messages[why], {
    "www-authenticate": `Bearer realm="", authorization_uri="${issuer}/common/oauth2/authorize", client_id="00000003-0000-0000-c000-000000000000"`,
  });
}

/** Graph's 400 for a text that cannot be an id of Exchange's; undefined where it could be one. */
export function looksMalformed(text: string): GraphError | undefined {
  return /^[A-Za-z0-9_=-]{20,}$/.test(text) ? undefined : malformedId();
}
