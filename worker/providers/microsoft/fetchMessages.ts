import type { Fetched } from "../mailProvider.ts";
import { ProviderError } from "../providerError.ts";
import type { GraphApi } from "./graphApi.ts";
import { messagePath, withDetails } from "./messageDetails.ts";
import { messageSchema, selectMessage } from "./messageSchema.ts";

/**
 * Reads messages by id; each id is answered once. A message that fails by itself is an answer about that message.
 * @throws ProviderError when nothing at all was answered, or when the grant is gone.
 */
export async function fetchMessages(
  api: GraphApi,
  externalIds: readonly string[],
  sentFolderId: () => Promise<string | null>,
): Promise<Fetched[]> {
  const failures: ProviderError[] = [];
  const answers = await Promise.all(
    [...new Set(externalIds)].map(async (externalId): Promise<Fetched> => {
      try {
        return await fetchOne(api, externalId, sentFolderId);
      } catch (error) {
        if (!(error instanceof ProviderError)) return { type: "failed", externalId, reason: "unreadable" };
        if (error.code === "not_found") return { type: "not_found", externalId };
        failures.push(error);
        return unanswered(externalId, error);
      }
    }),
  );
  const fatal =
    failures.find(({ code }) => code === "reauth_required" || code === "app_misconfigured") ??
    (failures.length === answers.length ? failures.find(concernsMailbox) : undefined);
  if (fatal) throw fatal;
  return answers;
}

/**
 * One mail can be closed to us, or break the answer; all of them at once speak of more than of mail. Being told to wait
 * is an answer.
 */
function concernsMailbox({ code, retryAt }: ProviderError): boolean {
  return code !== "permanent" && retryAt === null;
}

async function fetchOne(
  api: GraphApi,
  externalId: string,
  sentFolderId: () => Promise<string | null>,
): Promise<Fetched> {
  const path = `${messagePath(api, externalId)}?$select=${selectMessage(true)}`;
  const answer = await api.answer({ path });
  if (answer.status !== 200) throw api.refused(answer, "messages.get");
  const message = messageSchema.safeParse(answer.body);
  // An answer about another message than the one asked for is none.
  if (!message.success || message.data.id !== externalId)
    return { type: "failed", externalId, reason: answer.body === null ? "unanswered" : "unreadable" };
  return { type: "email", email: await withDetails(api, message.data, true, sentFolderId()) };
}

function unanswered(externalId: string, error: ProviderError): Fetched {
  if (error.retryAt !== null) return { type: "throttled", externalId, retryAt: error.retryAt };
  return { type: "failed", externalId, reason: error.code === "transient" ? "provider_error" : "refused" };
}
