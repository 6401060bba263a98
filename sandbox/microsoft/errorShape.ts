import type { Clock } from "../standIn/clock.ts";
import type { ErrorShape } from "../standIn/context.ts";
import { jsonReply } from "../standIn/reply.ts";
import { errorBody, GraphError, usualCodes } from "./errors.ts";
import { isAadstsCode, tokenErrorBody } from "./oauth/aadsts.ts";

/** The body of a failure at the OAuth endpoints; a reason such as `AADSTS700082` names it. */
function oauthBody(status: number, reason: string | undefined, message: string, now: number): unknown {
  const code = Number(/^AADSTS(\d+)$/.exec(reason ?? "")?.[1]);
  if (isAadstsCode(code)) return tokenErrorBody(code, now);
  return {
    error: reason ?? (status < 500 && status !== 429 ? "invalid_request" : "temporarily_unavailable"),
    error_description: message,
    error_codes: [status === 429 ? 90055 : 90033],
  };
}

/** How Entra and Graph write errors. */
export function microsoftErrors(clock: Clock): ErrorShape {
  return {
    fault(endpoint, { status, reason }, message) {
      const now = clock.now();
      if (endpoint.startsWith("oauth.")) return jsonReply(status, oauthBody(status, reason, message, now));
      return jsonReply(status, errorBody(reason ?? usualCodes[status] ?? "UnknownError", message, now));
    },
    refusal: (error) =>
      error instanceof GraphError
        ? jsonReply(error.status, errorBody(error.code, error.message, clock.now()), error.headers)
        : undefined,
  };
}
