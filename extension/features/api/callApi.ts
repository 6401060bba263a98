import type { ApiAnswer } from "#shared/apiCalls.ts";
import type { ApiCaller, CallResult } from "#shared/extensionMessages.ts";
import { sendMessage } from "../../messaging.ts";
import { answered } from "./apiFailure.ts";

/**
 * Calls the API through the background, which holds the tokens and has checked input and answer.
 * @throws ApiFailure
 */
export const callApi: ApiCaller = (call, input) =>
  answered(sendMessage("api", { call, input }) as Promise<CallResult<ApiAnswer<typeof call>>>);
