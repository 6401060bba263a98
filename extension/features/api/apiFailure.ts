import { browser } from "wxt/browser";
import { type CallResult, queuedCode } from "#shared/extensionMessages.ts";
import { failureWords } from "./failureWords.ts";

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
  if (result) throw failureFrom(result.error.code, result.error.message, result.error.requestId);
  throw failureFrom(browser.runtime?.id === undefined ? "extension_updated" : "no_answer");
}

/** The failure in an error of unknown kind. */
export function failureOf(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  return failureFrom("unexpected");
}

/** Whether a change waits for a connection: then what is shown of it stays. */
export function isQueued(error: unknown): boolean {
  return failureOf(error).code === queuedCode;
}

function failureFrom(code: string, message = "", requestId: string | null = null): ApiFailure {
  return new ApiFailure(code, failureWords(code, message), requestId);
}
