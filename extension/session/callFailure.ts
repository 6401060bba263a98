import type { CallError } from "#shared/extensionMessages.ts";

/** A failed call on its way to the surface that made it. */
export class CallFailure extends Error {
  override readonly name = "CallFailure";
  readonly detail: CallError;

  constructor(code: string, message: string, requestId: string | null = null) {
    super(message);
    this.detail = { code, message, requestId };
  }
}

/** What a surface is told of any error; one that is not ours keeps its text for the console only. */
export function toCallError(error: unknown): CallError {
  if (error instanceof CallFailure) return error.detail;
  console.error("threadbook: unexpected", error);
  return {
    code: "unexpected",
    message: "Something went wrong in the extension. Try again.",
    requestId: null,
  };
}
