import * as z from "zod";
import type { ApiAnswer, ApiCallName } from "#shared/apiCalls.ts";
import { queuedCode } from "#shared/extensionMessages.ts";
import { callApi } from "../apiClient.ts";
import { CallFailure } from "../callFailure.ts";
import { isQueueable } from "./queuedCall.ts";
import { outbox } from "./serveOutbox.ts";

const filingSchema = z.looseObject({ id: z.string(), change: z.looseObject({}) });

/** What waits asks by itself whether a colleague decided otherwise, and must pass once that was seen. */
function unseen(input: { id: string }): { id: string } {
  const filing = filingSchema.safeParse(input);
  if (!filing.success) return input;
  const { seenUntil: _, ...change } = filing.data.change;
  return Object.assign({}, filing.data, { change });
}

const subjectSchema = z.looseObject({ id: z.string() });

/**
 * A call of the API that waits where there is no connection, if it can.
 * @throws CallFailure `queued` when it waits, and otherwise as `callApi`
 */
export async function queueingCall<Name extends ApiCallName>(
  call: Name,
  input: unknown,
): Promise<ApiAnswer<Name>> {
  try {
    // What waits comes first: a newer decision must not be overtaken by an older one.
    if (isQueueable(call)) await outbox.flush();
    const answer = await callApi(call, input);
    if (!isQueueable(call))
      outbox.flush().catch((error: unknown) => console.warn("threadbook: outbox", error));
    return answer;
  } catch (error) {
    const subject = subjectSchema.safeParse(input);
    const isOffline = error instanceof CallFailure && error.detail.code === "offline";
    if (!isOffline || !isQueueable(call) || !subject.success) throw error;
    await outbox.add(call, call === "associate" ? unseen(subject.data) : subject.data);
    throw new CallFailure(queuedCode, "Sent when there is a connection again.");
  }
}
