import { randomUUID } from "node:crypto";
import { badRequest } from "../errors.ts";

/** Graph waits so long for the answer. */
const answerTimeoutMs = 10_000;

/**
 * The handshake of a notification url: it is posted `?validationToken=…` and answers 200, text/plain, with the token
 * decoded. Throws Graph's 400 where it does anything else.
 */
export async function validateUrl(url: string, closing: AbortSignal): Promise<void> {
  const refuse = (why: string) =>
    badRequest(`Subscription validation request failed. ${why}`, "ValidationError");
  // Letters that a url has to escape show whether the receiver decodes them.
  const token = `Validation: Testing client application reachability for subscription Request-Id: ${randomUUID()}`;
  const target = new URL(url);
  target.searchParams.set("validationToken", token);
  let answer: { status: number; type: string; text: string };
  try {
    const response = await fetch(target, {
      method: "POST",
      headers: { "content-type": "text/plain; charset=utf-8" },
      signal: AbortSignal.any([closing, AbortSignal.timeout(answerTimeoutMs)]),
    });
    const type = response.headers.get("content-type") ?? "";
    answer = { status: response.status, type, text: await response.text() };
  } catch {
    throw refuse("The notification endpoint could not be reached or did not answer in time.");
  }
  if (answer.status !== 200)
    throw refuse(`Notification endpoint must respond with 200 OK to validation request.`);
  if (!answer.type.toLowerCase().startsWith("text/plain"))
    throw refuse("The response to the validation request must be of type text/plain.");
  if (answer.text !== token) throw refuse("Must respond with the validation token.");
}
