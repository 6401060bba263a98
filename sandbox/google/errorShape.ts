import type { ErrorShape } from "../standIn/context.ts";
import { jsonReply } from "../standIn/reply.ts";
import { errorBody, GoogleError } from "./errors.ts";

/** The token endpoint has its own shape of errors (RFC 6749, section 5.2). */
function faultBody(endpoint: string, status: number, message: string, reason: string | undefined): unknown {
  if (endpoint.startsWith("oauth."))
    return {
      error: reason ?? (status === 429 ? "rate_limit_exceeded" : "internal_failure"),
      error_description: message,
    };
  return errorBody(status, message, reason);
}

/** How Google's services write errors. */
export const googleErrors: ErrorShape = {
  fault: (endpoint, { status, reason }, message) =>
    jsonReply(status, faultBody(endpoint, status, message, reason)),
  refusal: (error) =>
    error instanceof GoogleError ? jsonReply(error.status, error.body, error.headers) : undefined,
};
