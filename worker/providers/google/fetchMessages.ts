import type { Fetched } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import { batchGet, concernsMailbox } from "./batchGet.ts";
import { type GmailApi, jsonOf } from "./gmailApi.ts";
import { messageSchema } from "./messageSchema.ts";
import type { BatchPart } from "./multipartMixed.ts";
import { unitsOf } from "./quotaUnits.ts";
import { toProviderError } from "./refusal.ts";
import { toNormalizedEmail } from "./toNormalizedEmail.ts";

/** Gmail discourages batches of more than 50 calls, and slows down who sends many at once. */
const chunkSize = 50;
const inFlight = 4;

/**
 * Reads messages in batches; each id is answered once. A message that fails by itself is an answer about that message.
 * @throws ProviderError when nothing at all was answered, or when the grant or a permission is gone.
 */
export async function fetchMessages(api: GmailApi, externalIds: readonly string[]): Promise<Fetched[]> {
  const ids = [...new Set(externalIds)];
  const chunks: string[][] = [];
  for (let at = 0; at < ids.length; at += chunkSize) chunks.push(ids.slice(at, at + chunkSize));
  const answers: Fetched[] = [];
  const failures: { chunk: string[]; error: ProviderError }[] = [];
  let stop: ProviderError | null = null;
  const work = async () => {
    for (let chunk = chunks.shift(); chunk !== undefined; chunk = chunks.shift()) {
      // A refusal for rate holds for the mailbox: asking on would only make it worse.
      if (stop !== null) {
        failures.push({ chunk, error: stop });
        continue;
      }
      try {
        answers.push(...(await fetchChunk(api, chunk)));
      } catch (error) {
        const failure =
          error instanceof ProviderError
            ? error
            : new ProviderError("transient", "batch: failed", { cause: error });
        if (failure.code !== "transient") stop = failure;
        failures.push({ chunk, error: failure });
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(inFlight, chunks.length) }, work));
  const fatal =
    failures.find(({ error }) => concernsMailbox(error)) ?? (answers.length === 0 ? failures[0] : undefined);
  if (fatal) throw fatal.error;
  for (const { chunk, error } of failures) answers.push(...chunk.map((id) => unanswered(id, error)));
  return answers;
}

function unanswered(externalId: string, error: ProviderError): Fetched {
  return error.retryAt === null
    ? { type: "failed", externalId, reason: "unanswered" }
    : { type: "throttled", externalId, retryAt: error.retryAt };
}

async function fetchChunk(api: GmailApi, ids: readonly string[]): Promise<Fetched[]> {
  const parts = await batchGet(api, ids);
  // A token can run out between the batch and its parts: those parts get their own one refresh and one retry.
  const rejected = ids.filter((id) => parts.get(id)?.status === 401);
  if (rejected.length > 0) {
    await api.accessToken({ rejected: await api.accessToken() });
    for (const id of rejected) parts.delete(id);
    for (const [id, part] of await batchGet(api, rejected)) parts.set(id, part);
  }
  const answers = ids.map((id) => toFetched(api, id, parts.get(id)));
  // What is refused for rate costs nothing.
  api.spent(unitsOf("messages.get") * answers.filter(({ type }) => type !== "throttled").length);
  return answers;
}

function toFetched(api: GmailApi, externalId: string, part: BatchPart | undefined): Fetched {
  if (part === undefined) return { type: "failed", externalId, reason: "unanswered" };
  const body = jsonOf(part.body);
  if (part.status !== 200) return refused(api, externalId, part, body);
  const message = messageSchema.safeParse(body);
  // An answer about another message than the one asked for is none.
  if (!message.success || message.data.id !== externalId)
    return { type: "failed", externalId, reason: body === null ? "unanswered" : "unreadable" };
  try {
    return { type: "email", email: toNormalizedEmail(message.data) };
  } catch {
    return { type: "failed", externalId, reason: "unreadable" };
  }
}

function refused(api: GmailApi, externalId: string, part: BatchPart, body: unknown): Fetched {
  const error = toProviderError({ ...part, body }, "messages.get", api.clock.now());
  switch (error.code) {
    case "not_found":
      return { type: "not_found", externalId };
    case "rate_limited":
      return { type: "throttled", externalId, retryAt: error.retryAt ?? api.clock.now() };
    case "transient":
      return { type: "failed", externalId, reason: "provider_error" };
    case "permanent":
      return { type: "failed", externalId, reason: "refused" };
    default:
      throw error;
  }
}
