import { browser } from "wxt/browser";
import type { CallResult } from "#shared/extensionMessages.ts";

/** A call that failed, as surfaces see it. `message` is for people, `code` for the surface. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly code: string;
  readonly requestId: string | null;

  constructor(code: string, message: string, requestId: string | null) {
    super(message);
    this.code = code;
    this.requestId = requestId;
  }
}

/**
 * The value that the background answered.
 * @throws ApiFailure with the API's code or one of the extension's own; `extension_updated` when this script outlived its extension
 */
export async function answered<Value>(answer: Promise<CallResult<Value>>): Promise<Value> {
  const result = await answer.catch(() => null);
  if (result?.ok) return result.value;
  if (result) throw new ApiFailure(result.error.code, result.error.message, result.error.requestId);
  if (browser.runtime?.id === undefined)
    throw new ApiFailure(
      "extension_updated",
      "Threadbook was updated. Refresh this page to reconnect.",
      null,
    );
  throw new ApiFailure("unexpected", "The extension did not answer. Try again.", null);
}

/** The failure in an error of unknown kind. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  return new ApiFailure("unexpected", "Something went wrong in the extension. Try again.", null);
}
