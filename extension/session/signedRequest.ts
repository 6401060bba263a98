import { accessToken } from "./accessToken.ts";
import { CallFailure } from "./callFailure.ts";
import { type ApiRequest, sendRequest } from "./request.ts";

/** Codes with which the API refuses an access token (RFC 6750, section 3.1). */
const refusals = new Set(["unauthenticated", "session_expired"]);

/**
 * Sends as the signed-in user with the kept token, and once more with a renewed one where the API refuses it: the
 * clock here may be wrong, or the token withdrawn.
 * @throws CallFailure
 */
export async function signedRequest(request: ApiRequest): Promise<Response> {
  try {
    return await sendRequest(request, await accessToken(false));
  } catch (error) {
    if (!(error instanceof CallFailure) || !refusals.has(error.detail.code)) throw error;
    return sendRequest(request, await accessToken(true));
  }
}
