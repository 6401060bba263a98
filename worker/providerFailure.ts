import { AppError } from "./errors.ts";
import type { ProviderError } from "./providers/providerError.ts";

/** What the API says of a provider's refusal. */
export function providerFailure(error: ProviderError): AppError {
  switch (error.code) {
    case "reauth_required":
      return new AppError(
        "reconnect_required",
        "The connection to this account has ended. Connect it again.",
      );
    case "permission_missing":
      return new AppError(
        "permission_missing",
        "This account was connected without the permission that this needs.",
      );
    case "rate_limited":
      return new AppError("rate_limited", "The mail provider asks for a pause. Try again shortly.", {
        retryAt: error.retryAt,
      });
    case "not_found":
      return new AppError("email_not_found", "The mail provider no longer has this.");
    default:
      return new AppError(
        "provider_error",
        "The mail provider did not answer as expected. Try again in a moment.",
      );
  }
}
