import type * as z from "zod";
import { type ApiAnswer, type ApiCallName, apiCalls } from "#shared/apiCalls.ts";
import type { AttachmentBytes } from "#shared/extensionMessages.ts";
import { apiRequests } from "./apiRequests.ts";
import { CallFailure } from "./callFailure.ts";
import { readAnswer } from "./newerAnswer.ts";
import { type ApiRequest, sendRequest } from "./request.ts";
import { signedRequest } from "./signedRequest.ts";
import { toBase64 } from "./toBase64.ts";

/**
 * One call of the API, as the signed-in user where it needs one. Input and answer are both checked, here and nowhere else.
 * @throws CallFailure with the API's code, or `message_refused`, `answer_unexpected`, `signed_out`, `offline`
 */
export async function callApi<Name extends ApiCallName>(
  call: Name,
  input: unknown,
): Promise<ApiAnswer<Name>> {
  const schemas = apiCalls[call];
  const checked = schemas.input.safeParse(input);
  if (!checked.success) throw new CallFailure("message_refused", "This cannot be sent.");
  // The table's type ties each name to its own input; one lookup cannot show that to the compiler.
  const requestOf = apiRequests[call] as (input: unknown) => ApiRequest;
  const request = requestOf(checked.data);
  const response = request.isPublic ? await sendRequest(request, null) : await signedRequest(request);
  const body: unknown = response.status === 204 ? null : await response.json().catch(() => undefined);
  const answer = readAnswer<z.ZodType>(schemas.answer, body);
  if (answer !== null) return answer.value as ApiAnswer<Name>;
  console.warn("threadbook: unexpected answer", call);
  throw new CallFailure(
    "answer_unexpected",
    "The answer was not understood. The extension may need an update.",
    response.headers.get("x-request-id"),
  );
}

/** Bytes of an attachment, fetched when someone asks for them. */
export async function fetchAttachment(emailId: string, attachmentId: string): Promise<AttachmentBytes> {
  const path = `/v1/emails/${encodeURIComponent(emailId)}/attachments/${encodeURIComponent(attachmentId)}`;
  const response = await signedRequest({ method: "GET", path });
  const bytes = new Uint8Array(await response.arrayBuffer());
  return {
    base64: toBase64(bytes),
    mimeType: response.headers.get("content-type") ?? "application/octet-stream",
  };
}
