import { ProviderError } from "../providerError.ts";
import { failureOf, type GmailApi, jsonOf } from "./gmailApi.ts";
import { type BatchPart, readBatchAnswer } from "./multipartMixed.ts";
import { toProviderError } from "./refusal.ts";

/**
 * Asks for messages in one batch request (`POST /batch/gmail/v1`). Answers what came back, by message id: an id
 * without an answer is missing from the map.
 * @throws ProviderError when the request as a whole was refused or failed.
 */
export async function batchGet(api: GmailApi, ids: readonly string[]): Promise<Map<string, BatchPart>> {
  const boundary = "threadbook_batch";
  const calls = ids.map(
    (id, number) =>
      `--${boundary}\r\nContent-Type: application/http\r\nContent-ID: <item-${number}>\r\n\r\n` +
      `GET /gmail/v1/users/me/messages/${encodeURIComponent(id)}?format=full\r\n\r\n`,
  );
  const answer = await api.send(`${api.rootUrl}/batch/gmail/v1`, {
    method: "POST",
    headers: { "content-type": `multipart/mixed; boundary=${boundary}` },
    body: `${calls.join("")}--${boundary}--\r\n`,
  });
  const text = await textOf(answer);
  if (answer.status !== 200) {
    const refusal = {
      status: answer.status,
      retryAfter: answer.headers.get("retry-after"),
      body: jsonOf(text),
    };
    throw toProviderError(refusal, "batch", api.clock.now());
  }
  const parts = readBatchAnswer(answer.headers.get("content-type") ?? "", text);
  return new Map(
    ids.flatMap((id, number) => {
      const part = parts.get(number);
      return part ? [[id, part] as const] : [];
    }),
  );
}

async function textOf(answer: Response): Promise<string> {
  if (answer.body === null) return "";
  const decoder = new TextDecoder();
  const reader = answer.body.getReader();
  let text = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return text + decoder.decode();
      text += decoder.decode(value, { stream: true });
    }
  } catch (error) {
    // The connection broke in the middle: what arrived whole is still good.
    if (text === "") throw failureOf(error, "batch");
    return text;
  }
}

/** Whether a failure is about the whole mailbox or app, so that asking for other messages is of no use. */
export function concernsMailbox(error: unknown): boolean {
  return !(error instanceof ProviderError) || !(error.code === "rate_limited" || error.code === "transient");
}
