import type { Context as HonoContext } from "hono";
import { HTTPException } from "hono/http-exception";
import type { ErrorBody } from "#shared/errorCode.ts";
import { AppError } from "../errors.ts";
import { reasonOf } from "../log.ts";
import { providerFailure } from "../providerFailure.ts";
import { ProviderError } from "../providers/providerError.ts";
import type { PublicEnv } from "./environment.ts";

/** Maps every error to its answer, once. What is not ours is `internal_error`, told in the log and not to the caller. */
export function errorAnswer(error: Error, c: HonoContext<PublicEnv>): Response {
  const known = knownError(error, c);
  const requestId = c.var.requestId;
  const body: ErrorBody = {
    error: {
      code: known.code,
      message: known.message,
      requestId,
      ...(known.details === undefined ? {} : { details: known.details }),
    },
  };
  return c.json(body, known.status);
}

/** What a caller may know of an error; what is our fault goes into the log. */
export function knownError(error: Error, c: HonoContext<PublicEnv>): AppError {
  const known = toAppError(error);
  if (known.status >= 500)
    c.var.ctx.log.error("request_failed", {
      requestId: c.var.requestId,
      code: known.code,
      name: error.name,
      reason: reasonOf(error),
    });
  return known;
}

function toAppError(error: Error): AppError {
  if (error instanceof AppError) return error;
  if (error instanceof HTTPException && error.status < 500)
    return new AppError("invalid_request", error.message || "The request is not valid.");
  if (error instanceof ProviderError) return providerFailure(error);
  return new AppError("internal_error", "Something went wrong on our side. Try again in a moment.");
}
